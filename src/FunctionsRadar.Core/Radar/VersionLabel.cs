namespace FunctionsRadar.Radar;

/// <summary>The label of a TLS version, such as <c>TLS 1.0</c>, which others write <c>TLSv1.0</c> or <c>tls1.0</c>.</summary>
internal static class VersionLabel
{
    private static readonly ImmutableArray<string> Published = ["TLS1.0", "TLS1.1", "TLS1.2", "TLS1.3"];

    /// <summary>True when two labels mean the same version.</summary>
    public static bool AreSame(string one, string other) => Normalize(one) == Normalize(other);

    /// <summary>True for the versions that Radar is known to report: TLS 1.0 to 1.3.</summary>
    public static bool IsKnown(string label) => Published.Contains(Normalize(label));

    /// <summary>
    /// The label without regard to case, spaces and the <c>v</c> before a number. Two labels mean the same version when their
    /// normal forms are equal.
    /// </summary>
    public static string Normalize(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var normal = new StringBuilder(label.Length);
        foreach (var c in label.ToUpperInvariant().Where(c => !char.IsWhiteSpace(c)))
        {
            if (char.IsAsciiDigit(c) && normal.Length > 0 && normal[^1] == 'V')
                normal.Length--;
            normal.Append(c);
        }
        return normal.ToString();
    }
}
