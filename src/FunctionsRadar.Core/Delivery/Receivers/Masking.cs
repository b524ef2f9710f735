using System.Text.RegularExpressions;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Takes addresses and secrets out of what a receiver answered, even when it echoes them.</summary>
internal static partial class Masking
{
    private const string Mask = "***";

    // Shorter parts of an address are words such as "v2" and "api", of which an error message may be full.
    private const int ShortestPart = 4;

    /// <summary>The text as one line without any of the secrets, cut to <paramref name="maximum"/> characters.</summary>
    public static string Apply(string text, IEnumerable<string> secrets, int maximum)
    {
        foreach (var secret in secrets.OrderByDescending(secret => secret.Length))
            text = text.Replace(secret, Mask, StringComparison.OrdinalIgnoreCase);
        return OneLine.From(OpaqueWord().Replace(Address().Replace(text, Mask), Mask), maximum);
    }

    /// <summary>What must not be repeated of a receiver: its address, the parts of it, and its keys.</summary>
    public static IReadOnlyList<string> SecretsOf(Receiver receiver, params string?[] more)
    {
        IEnumerable<string?> keys = [receiver.RoutingKey, .. receiver.Secrets, .. more];
        var parts = receiver.Url is null ? [] : PartsOf(receiver.Url);
        return [.. keys.OfType<string>().Concat(parts).Where(secret => secret.Length >= ShortestPart).Distinct()];
    }

    private static IEnumerable<string> PartsOf(Uri address)
    {
        var pieces = $"{address.AbsolutePath}&{address.Query}".Split(['/', '?', '&', '=', ';', ':'], StringSplitOptions.RemoveEmptyEntries);
        return [address.OriginalString, address.AbsoluteUri, address.Authority, address.Host, .. pieces, .. pieces.Select(Uri.UnescapeDataString)];
    }

    [GeneratedRegex(@"\bhttps?:\S+", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    // Long words without a meaning are keys more often than not.
    [GeneratedRegex(@"[A-Za-z0-9_+/=.\-]{24,}", RegexOptions.NonBacktracking)]
    private static partial Regex OpaqueWord();
}
