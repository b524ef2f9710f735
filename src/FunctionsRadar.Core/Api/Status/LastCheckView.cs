using FunctionsRadar.Alerting;

namespace FunctionsRadar.Api.Status;

/// <summary>A check.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why.</param>
internal sealed record LastCheckView(DateTimeOffset At, CheckOutcome Outcome, string Reason)
{
    /// <summary>The view of a check.</summary>
    public static LastCheckView? Create(CheckReport? report) =>
        report is null ? null : new LastCheckView(report.At, report.Outcome, report.Reason);
}
