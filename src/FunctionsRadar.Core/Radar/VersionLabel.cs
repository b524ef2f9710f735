namespace FunctionsRadar.Radar;

/// <summary>The label of a TLS version, such as <c>TLS 1.0</c>, which others write <c>TLSv1.0</c> or <c>tls1.0</c>.</summary>
internal static class VersionLabel
{
    private static readonly ImmutableArray<string> Published = ["TLS1.0", "TLS1.1", "TLS1.2", "TLS1.3"];

    public static bool AreSame(string one, string other) => Normalize(one) == Normalize(other);

    public static bool IsKnown(string label) => Published.Contains(Normalize(label));

    /// <summary>The label without regard to case, spaces and the <c>v</c> before a number.</summary>
    public static string Normalize(string label)
    {
        var text = string.Concat(label.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c)));
        return string.Concat(text.Where((c, i) => c != 'V' || i + 1 == text.Length || !char.IsAsciiDigit(text[i + 1])));
    }
}
