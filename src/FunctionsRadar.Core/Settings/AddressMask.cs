using System.Text.RegularExpressions;

namespace FunctionsRadar.Settings;

/// <summary>
/// Hides what may be a secret in an address that is shown: the user name and password, the query and the fragment.
/// </summary>
internal static partial class AddressMask
{
    private const string Mask = "***";

    /// <summary>The value as it may be shown when it is an address, or begins as one; any other value as it is.</summary>
    public static string Apply(string value)
    {
        if (Scheme().Match(value) is not { Success: true } scheme)
            return value;
        var rest = value[scheme.Length..];
        var at = rest.LastIndexOf('@');
        var query = rest.IndexOfAny(['?', '#']);
        // With a query before the @ it is not certain which of both a part belongs to.
        if (query >= 0 && query < at)
            return scheme.Value + Mask;
        var end = query < 0 ? "" : rest[query] + Mask;
        var host = rest[(at + 1)..(query < 0 ? rest.Length : query)];
        return scheme.Value + (at < 0 ? "" : Mask + "@") + host + end;
    }

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*:/*|//)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();
}
