using FunctionsRadar.Alerting;
using FunctionsRadar.Checks.Advice;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Reads what a digest tells.</summary>
internal sealed class DigestReader(HistoryStore history, DeliveryStore deliveries, AdviceCache advice)
{
    private const int MaxTransitions = 1_000;
    private const int MaxReceipts = 10_000;
    private const int MaxDead = 10;
    // Many digests are due at once.
    private static readonly TimeSpan MaxWaitForAdvice = TimeSpan.FromSeconds(5);

    /// <summary>Of the period that ends now, with what the check decided, which is not stored yet.</summary>
    public async Task<Digest> ReadAsync(
        Watch watch, Evaluation evaluation, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellation)
    {
        var (state, yearAgo) = (evaluation.State, now.AddYears(-1));
        var newestFirst = await history.ListTransitionsAsync(watch.Name, MaxTransitions, null, cancellation);
        var transitions = newestFirst.Items.TakeWhile(transition => transition.At > since).Reverse();
        return new Digest
        {
            Since = since,
            Then = await FindAsync(watch, state, since, DateTimeOffset.MinValue, cancellation),
            YearAgo = await FindAsync(watch, state, yearAgo, yearAgo.AddDays(-7), cancellation),
            Fired = FiringTotal.Sum([.. transitions, .. evaluation.Transitions], state.Alerts.Values, since, now),
            Dead = await ListDeadAsync(watch, since, now, cancellation),
            Advice = AdviceText.Sentence(await advice.FindAsync(watch, MaxWaitForAdvice, cancellation)),
            NotAccepted = state.LastCheck is { Outcome: CheckOutcome.Withheld or CheckOutcome.Failed } last ? last.Reason : null,
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
        var byReceiver = dead.GroupBy(one => one.Receiver, StringComparer.Ordinal).Take(MaxDead)
            .Select(newestFirst => newestFirst.First() with { Count = newestFirst.Count() });
        return [.. byReceiver.OrderBy(all => all.Receiver, StringComparer.Ordinal)];
    }
}
