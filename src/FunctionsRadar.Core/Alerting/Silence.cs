namespace FunctionsRadar.Alerting;

/// <summary>A period in which nothing is told. What still matters then is told when it ends.</summary>
internal sealed record Silence(DateTimeOffset From, DateTimeOffset Until, string? Reason)
{
    public const int MaxReasonLength = 200;
    public const string AcceptedLength = "1m to 90d, such as 2h";

    public static bool IsAccepted(TimeSpan length) => length >= TimeSpan.FromMinutes(1) && length <= TimeSpan.FromDays(90);
}
