using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>The scripts in the steps of a workflow.</summary>
public static partial class WorkflowSteps
{
    /// <summary>Each script of several lines, by the name of its step.</summary>
    public static IReadOnlyDictionary<string, string> Of(string workflow) => Script()
        .Matches(File.ReadAllText(RepositoryFiles.GetPath(".github", "workflows", workflow)))
        .ToDictionary(match => match.Groups["name"].Value, match => Indentation().Replace(match.Groups["script"].Value, ""));

    [GeneratedRegex("""
        ^\ {6}-\ name:\ (?<name>[^\#\n]*[^\#\s])[^\n]*\n    # the name, without what is said about it
        ((?!\ {6}-\ ).*\n)*?                               # what else is in the step
        \ {8}run:\ \|\n
        (?<script>((\ {10}.*)?\n)+)
        """, RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, 1000)]
    private static partial Regex Script();

    [GeneratedRegex("^          ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Indentation();
}
