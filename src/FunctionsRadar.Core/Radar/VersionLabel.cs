using System.Text;

namespace FunctionsRadar.Radar;

/// <summary>The label of a TLS version, such as <c>TLS 1.0</c>, which others write <c>TLSv1.0</c> or <c>tls1.0</c>.</summary>
public static class VersionLabel
{
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
