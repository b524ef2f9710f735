using System.Text.RegularExpressions;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Takes addresses and secrets out of what a receiver answered, even when it echoes them.</summary>
internal static partial class Masking
{
    private const string Mask = "***";

    // Shorter parts of an address are words such as "v2" and "api", of which an error message may be full.
    private const int MinLength = 4;

    /// <summary>The text as one line without any of the secrets, cut to <paramref name="maximum"/> characters.</summary>
    public static string Apply(string text, IEnumerable<string> secrets, int maximum)
    {
        foreach (var secret in secrets.OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        return OneLine.From(OpaqueWord().Replace(Address().Replace(text, Mask), Mask), maximum);
    }

    /// <summary>What must not be repeated: the keys, the receiver's address and the parts of it.</summary>
    /// <param name="address">The receiver's address; null when it has none of its own.</param>
    /// <param name="keys">Its keys; null for one that is not set.</param>
    public static IReadOnlyList<string> FindSecrets(Uri? address, params IEnumerable<string?> keys)
    {
        var parts = address is null ? [] : Split(address);
        return [.. keys.OfType<string>().Concat(parts).Where(secret => secret.Length >= MinLength).Distinct()];
    }

    private static IEnumerable<string> Split(Uri address)
    {
        var pieces = $"{address.AbsolutePath}&{address.Query}"
            .Split(['/', '?', '&', '=', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        return
        [
            address.OriginalString, address.AbsoluteUri, address.Authority, address.Host,
            .. pieces, .. pieces.Select(Uri.UnescapeDataString),
        ];
    }

    [GeneratedRegex(@"\bhttps?:\S+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // Long words without a meaning are keys more often than not.
    [GeneratedRegex(@"[A-Za-z0-9_+/=.\-]{24,}", RegexOptions.NonBacktracking)]
    private static partial Regex OpaqueWord();
}
