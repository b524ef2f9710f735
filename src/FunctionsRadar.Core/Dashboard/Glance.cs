using System.Collections.Immutable;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard;

/// <summary>A watch at a glance.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Stored">Its state as it is stored; null before the first check.</param>
public sealed record Glance(Watch Watch, WatchState? Stored)
{
    /// <summary>The most serious of <c>ok</c>, <c>pending</c>, <c>firing</c> and <c>blind</c>, or <c>new</c> before the first check.</summary>
    public string State { get; } = Standing.Of(Stored);

    /// <summary>Its latest snapshot; null when there is none.</summary>
    public Snapshot? Latest => Stored?.Latest;

    /// <summary>The last check; null before there is one.</summary>
    public CheckReport? LastCheck => Stored?.LastCheck;

    /// <summary>Legacy share now less that of the snapshot just before, in percentage points; null when there is none.</summary>
    public decimal? Change => Latest?.LegacyShare - Stored?.Previous?.LegacyShare;

    /// <summary>Why, one for each rule.</summary>
    public ImmutableArray<Explanation> Explanations => LastCheck?.Explanations ?? [];

    /// <summary>True when the last check accepted what it got.</summary>
    public bool IsCurrent => LastCheck?.Outcome is CheckOutcome.Recorded or CheckOutcome.Unchanged;

    /// <summary>Since when it stands there; null when nothing has happened yet.</summary>
    public DateTimeOffset? Since => State switch
    {
        "blind" => Stored!.Blindness!.Since,
        "firing" => SinceOf(AlertState.Firing).Min(),
        "pending" => SinceOf(AlertState.Pending).Min(),
        "ok" => SinceOf(AlertState.Ok).Max(),
        _ => null,
    };

    /// <summary>How much it wants to be looked at: higher is more.</summary>
    public int Urgency => Array.IndexOf(["new", "ok", "pending", "blind", "firing"], State);

    private IEnumerable<DateTimeOffset?> SinceOf(AlertState state) =>
        Stored!.Alerts.Values.Where(alert => alert.State == state).Select(alert => (DateTimeOffset?)alert.Since);
}
