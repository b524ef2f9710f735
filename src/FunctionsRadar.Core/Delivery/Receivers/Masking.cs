using System.Text.RegularExpressions;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Takes addresses and secrets out of what a receiver answered, even when it echoes them.</summary>
internal static partial class Masking
{
    private const string Mask = "***";
    // Shorter parts of an address are words such as "v2" and "api", of which an error message may be full.
    private const int MinLength = 4;

    /// <summary>The text as one line without any of the secrets, cut to so many characters.</summary>
    public static string Apply(string text, IEnumerable<string> secrets, int maximum)
    {
        foreach (var secret in secrets.OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        return OneLine.From(OpaqueWord().Replace(Address().Replace(text, Mask), Mask), maximum);
    }

    /// <summary>What must not be repeated: the address, its parts, and the keys; null for what is not set.</summary>
    public static IReadOnlyList<string> FindSecrets(Uri? address, params IEnumerable<string?> keys)
    {
        var parts = address is null ? [] : Split(address);
        return [.. keys.OfType<string>().Concat(parts).Where(secret => secret.Length >= MinLength).Distinct()];
    }

    private static IEnumerable<string> Split(Uri address)
    {
        var pieces = $"{address.AbsolutePath}&{address.Query}"
            .Split(['/', '?', '&', '=', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        string[] whole = [address.OriginalString, address.AbsoluteUri, address.Authority, address.Host];
        return [.. whole, .. pieces, .. pieces.Select(Uri.UnescapeDataString)];
    }

    [GeneratedRegex(@"\bhttps?:\S+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // Long words without a meaning are keys more often than not.
    [GeneratedRegex(@"[A-Za-z0-9_+/=.\-]{24,}", RegexOptions.NonBacktracking)]
    private static partial Regex OpaqueWord();
}
