using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>Templates encode every value, except those that are marked as HTML.</summary>
public sealed partial class HtmlEncodingTests
{
    // One line for each value: the chart; style, icon and script of the page; a text of a mail, which is encoded before.
    private static readonly string[] MarkedAsHtml =
    [
        "Dashboard/Charts/ShareChart.cs",
        "Dashboard/Layout.cshtml", "Dashboard/Layout.cshtml", "Dashboard/Layout.cshtml",
        "Delivery/Messages/HtmlMail.cs",
    ];

    [Fact]
    public void Nothing_else_is_written_without_encoding()
    {
        var core = RepositoryFiles.GetPath("src", "FunctionsRadar.Core");
        var marked = from room in Directory.EnumerateDirectories(core)
                     where Path.GetFileName(room) is not ("bin" or "obj")
                     from pattern in new[] { "*.cs", "*.cshtml" }
                     from file in Directory.EnumerateFiles(room, pattern, SearchOption.AllDirectories)
                     from Match use in Unencoded().Matches(File.ReadAllText(file))
                     select Path.GetRelativePath(core, file).Replace('\\', '/');
        Assert.Equal(MarkedAsHtml, marked.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"new HtmlString\(|\bWriteLiteral\(|\.AppendHtml\(|Html\.Raw\(", RegexOptions.NonBacktracking)]
    private static partial Regex Unencoded();
}
