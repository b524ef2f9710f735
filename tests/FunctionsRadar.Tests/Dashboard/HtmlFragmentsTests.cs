using System.Text.Encodings.Web;
using FunctionsRadar.Dashboard;
using Microsoft.AspNetCore.Html;

namespace FunctionsRadar.Tests.Dashboard;

public sealed class HtmlFragmentsTests
{
    private static readonly DateTimeOffset Time = new(2026, 11, 23, 21, 7, 30, TimeSpan.Zero);

    [Fact]
    public void A_value_is_encoded_for_text_and_for_attributes() =>
        Assert.Equal("<span class=\"pill &lt;&quot;\">&lt;&quot;</span>", Write(HtmlFragments.Pill("<\"")));

    [Fact]
    public void Html_within_html_is_written_as_it_is() => Assert.Equal(
        "<time datetime=\"2026-11-23T21:07:30Z\">2026-11-23 21:07 UTC</time> <span class=\"quiet ago\">(2 h ago)</span>",
        Write(HtmlFragments.TimeAgo(Time, Time.AddHours(2))));

    [Fact]
    public void A_period_may_have_no_start_and_no_end()
    {
        Assert.Equal(", lasting", Write(HtmlFragments.Period(null, null)));
        Assert.StartsWith(" to <time", Write(HtmlFragments.Period(null, Time)), StringComparison.Ordinal);
        Assert.EndsWith("</time>, lasting", Write(HtmlFragments.Period(Time, null)), StringComparison.Ordinal);
    }

    private static string Write(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
