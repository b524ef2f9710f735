using System.Text.RegularExpressions;

namespace FunctionsRadar.Settings;

/// <summary>Hides what may be a secret in an address that is shown: user name and password, query and fragment.</summary>
internal static partial class AddressMask
{
    private const string Mask = "***";

    /// <summary>A value that does not begin as an address is left as it is.</summary>
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
        var user = at < 0 ? "" : Mask + "@";
        return scheme.Value + user + (query < 0 ? rest[(at + 1)..] : rest[(at + 1)..(query + 1)] + Mask);
    }

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*:/*|//)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();
}
