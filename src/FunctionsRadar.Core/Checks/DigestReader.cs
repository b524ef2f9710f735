using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>
/// Reads what a digest tells. What it reads is bounded: the newest 1,000 transitions, the newest 10,000 deliveries that ended,
/// and two snapshots.
/// </summary>
internal sealed class DigestReader(HistoryStore history, DeliveryStore deliveries, AdviceSummary advice)
{
    private const int MaxTransitions = 1_000;
    private const int MaxReceipts = 10_000;
    private const int MaxDead = 10;

    /// <summary>Reads what the digest of a period tells.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="evaluation">What the check decided, which is not stored yet.</param>
    /// <param name="since">When the period began.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="StorageException">The store failed.</exception>
    public async Task<Digest> ReadAsync(
        Watch watch, Evaluation evaluation, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        var state = evaluation.State;
        var yearAgo = now.AddYears(-1);
        return new Digest
        {
            Since = since,
            Then = await FindAsync(watch, state, since, DateTimeOffset.MinValue, cancellation),
            YearAgo = await FindAsync(watch, state, yearAgo, yearAgo.AddDays(-7), cancellation),
            Fired = FiringTotal.Sum(
                [.. await ListTransitionsAsync(watch, since, cancellation), .. evaluation.Transitions], state.Alerts.Values,
                since, now),
            Dead = await ListDeadAsync(watch, since, now, cancellation),
            Advice = await advice.FindAsync(watch, cancellation),
            NotAccepted = state.LastCheck is { Outcome: CheckOutcome.Withheld or CheckOutcome.Failed } check
                ? check.Reason
                : null,
        };
    }

    private async Task<SnapshotPoint?> FindAsync(
        Watch watch, WatchState state, DateTimeOffset time, DateTimeOffset notBefore, CancellationToken cancellation)
    {
        if (state.Oldest is not { } oldest)
            return null;
        var from = oldest.LastUpdated > notBefore ? oldest.LastUpdated : notBefore;
        return await history.FindBaselineAsync(watch.Name, watch.QueryFingerprint, time, from, cancellation);
    }

    private async Task<IEnumerable<Transition>> ListTransitionsAsync(
        Watch watch, DateTimeOffset since, CancellationToken cancellation)
    {
        var newest = await history.ListTransitionsAsync(watch.Name, MaxTransitions, null, cancellation);
        return newest.Items.TakeWhile(transition => transition.At > since).Reverse();
    }

    // What ends at or after now belongs to the next digest. Failed tests are left out: their requester saw the outcome.
    private async Task<ImmutableArray<DeadDeliveries>> ListDeadAsync(
        Watch watch, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        var dead = await deliveries.ReadReceiptsAsync(watch.Name, since, cancellation)
            .SkipWhile(delivery => delivery.EndedAt >= now).Take(MaxReceipts)
            .Where(delivery => delivery is { Status: DeliveryStatus.Dead, IsTest: false })
            .Select(delivery => new DeadDeliveries(
                delivery.Receiver, 1, delivery.EndedAt!.Value, delivery.Attempts.LastOrDefault()?.Outcome ?? ""))
            .ToListAsync(cancellation);
        return
        [
            .. dead.GroupBy(one => one.Receiver, StringComparer.Ordinal).Take(MaxDead)
                .Select(newestFirst => newestFirst.First() with { Count = newestFirst.Count() })
                .OrderBy(all => all.Receiver, StringComparer.Ordinal),
        ];
    }
}
