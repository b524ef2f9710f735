using FunctionsRadar.Dashboard;

namespace FunctionsRadar.Tests.Dashboard;

/// <summary>HTML encodes by default.</summary>
public sealed class HtmlTests
{
    [Fact]
    public void Values_are_encoded_and_html_is_not()
    {
        const string Value = "<&\"'>";
        var inner = Html.Of($"<b>{1.50m}</b>");
        Assert.Equal(
            "<p title=\"&lt;&amp;&quot;&#x27;&gt;\"><b>1.5</b></p>",
            Html.Of($"<p title=\"{Value}\">{inner}</p>").Markup);
    }

    [Fact]
    public void What_is_missing_leaves_nothing() =>
        Assert.Equal("<p></p>", Html.Of($"<p>{(string?)null}{(Html?)null}</p>").Markup);
}
