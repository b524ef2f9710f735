namespace FunctionsRadar.Alerting;

/// <summary>A period in which nothing is told. What still matters then is told when it ends.</summary>
/// <param name="From">When it began.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Reason">Why, as the operator wrote it; null when no reason was given. At most 200 characters.</param>
internal sealed record Silence(DateTimeOffset From, DateTimeOffset Until, string? Reason)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReasonLength = 200;

    /// <summary>Accepted lengths, for error messages and descriptions.</summary>
    public const string AcceptedLength = "1m to 90d, such as 2h";

    /// <summary>True when the length is accepted.</summary>
    public static bool IsAccepted(TimeSpan length) => length >= TimeSpan.FromMinutes(1) && length <= TimeSpan.FromDays(90);
}
