using System.Collections.Immutable;

namespace FunctionsRadar.Radar;

/// <summary>Labels of TLS versions, compared without regard to case, spaces and a <c>v</c>: <c>TLSv1.0</c> is <c>TLS 1.0</c>.</summary>
public static class TlsVersionLabel
{
    private static readonly ImmutableArray<string> Published = ["tls1.0", "tls1.1", "tls1.2", "tls1.3"];

    /// <summary>True when two labels name the same version.</summary>
    public static bool AreSame(string one, string other) => Normalize(one) == Normalize(other);

    /// <summary>True for the versions that Radar is known to report: TLS 1.0 to 1.3.</summary>
    public static bool IsKnown(string label) => Published.Contains(Normalize(label));

    /// <summary>The label in the form by which labels are compared.</summary>
    public static string Normalize(string label) =>
        string.Concat(label.Where(letter => !char.IsWhiteSpace(letter)).Select(char.ToLowerInvariant)).Replace("tlsv", "tls", StringComparison.Ordinal);
}
