using System.Text.RegularExpressions;

namespace FunctionsRadar.Storage;

/// <summary>Ids such as <c>{installation}-{watch}-{sequence}~{receiver}</c>.</summary>
internal static partial class DeliveryId
{
    public const string Example = "kqzhwmap-default-12~ops";

    /// <summary>The watch's name in an id; null when it is not an id.</summary>
    public static string? FindWatch(string id) =>
        Pattern().Match(id) is { Success: true } match ? match.Groups["watch"].Value : null;

    [GeneratedRegex(
        @"^[a-z]{1,32}-(?<watch>[a-z][a-z0-9]{0,31})-[0-9]{1,18}~[a-z][a-z0-9]{0,31}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
