using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Telemetry;

namespace FunctionsRadar.Checks;

/// <summary>One check of one watch: fetch, evaluate, plan, commit, deliver.</summary>
internal sealed partial class WatchCheck(
    RadarReader radar, WatchStore store, HistoryStore history, Planner planner, DueDigest digest, DeliveryRound delivery,
    Renewal renewal, Retention retention, TimeProvider time, ILogger<WatchCheck> logger)
{
    private const int MaxTries = 1000;
    private readonly CoalescedChecks _checks = new();

    /// <exception cref="StorageException">What was decided may be stored nevertheless.</exception>
    public Task<CheckResult> RunAsync(Watch watch, CancellationToken cancellation) =>
        _checks.RunAsync(watch, CheckAsync, cancellation);

    private async Task<CheckResult> CheckAsync(Watch watch, CancellationToken cancellation)
    {
        using var activity = Instrumentation.Source.StartActivity("check");
        activity?.SetTag("watch", watch.Name);
        var (state, tag) = await GetStateAsync(watch, time.GetUtcNow(), cancellation);
        var reading = await radar.ReadAsync(watch, state, cancellation);
        var result = await DecideAsync(watch, state, tag, reading, cancellation);
        Report(result, reading);
        if (result.State.MayHaveDeliveries)
            await delivery.DeliverAsync(watch.Name, cancellation);
        await renewal.RunAsync(watch, result.State, cancellation);
        await retention.ApplyAsync(state, result.State, cancellation);
        return result;
    }

    private async Task<CheckResult> DecideAsync(
        Watch watch, WatchState state, string? tag, Reading reading, CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var now = time.GetUtcNow();
            var baselines = await FindBaselinesAsync(watch, state, reading, now, cancellation);
            var evaluation = Evaluator.Evaluate(watch, state, reading, baselines, now);
            var told = planner.Plan(watch, retention.Claim(evaluation.State), evaluation.Transitions.Length, now);
            var plan = await digest.AddAsync(watch, evaluation, told, now, cancellation);
            // Another check has committed this dataset meanwhile: report nothing a second time.
            if (tries > 1 && evaluation is { Snapshot: null, Transitions.IsEmpty: true } && plan.Notifications.IsEmpty)
                return new CheckResult(plan.State, []);
            var topTlds = plan.HasFiring ? await radar.ReadTopTldsAsync(watch, cancellation) : ImmutableArray<TopTld>.Empty;
            var commit = PlannedCommit.Create(plan, tag, topTlds, now) with
            {
                Snapshot = evaluation.Snapshot,
                Transitions = evaluation.Transitions,
            };
            if (await store.CommitAsync(commit, cancellation))
                return new CheckResult(commit.State, evaluation.Transitions);
            (state, tag) = await GetStateAsync(watch, now, cancellation);
        }
        throw new StorageException($"The check of watch {watch.Name} met another one's commit {MaxTries} times in a row.");
    }

    // After a change of the query the store may hold snapshots of the new one, from a backfill or from earlier settings.
    private async Task<(WatchState State, string? Tag)> GetStateAsync(
        Watch watch, DateTimeOffset now, CancellationToken cancellation)
    {
        var (state, tag) = await store.GetStateAsync(watch, now, cancellation);
        if (state.QueryFingerprint == watch.QueryFingerprint)
            return (state, tag);
        var kept = now - watch.SnapshotRetention;
        var oldest = await history.FindOldestAsync(watch.Name, watch.QueryFingerprint, kept, now, cancellation);
        return (Evaluator.ForQuery(watch, state) with { Oldest = oldest }, tag);
    }

    private async Task<IReadOnlyDictionary<TimeSpan, SnapshotPoint>> FindBaselinesAsync(
        Watch watch, WatchState state, Reading reading, DateTimeOffset now, CancellationToken cancellation)
    {
        var baselines = Baselines.None;
        foreach (var age in Baselines.FindNeeded(watch, state, reading, now))
        {
            var (at, oldest) = (reading.Summary!.LastUpdated - age, state.Oldest!.LastUpdated);
            if (await history.FindBaselineAsync(watch.Name, watch.QueryFingerprint, at, oldest, cancellation) is { } point)
                baselines = baselines.Add(age, point);
        }
        return baselines;
    }

    private void Report(CheckResult result, Reading reading)
    {
        Instrumentation.Checked(
            result.Watch, result.Outcome.ToString(), result.State.Latest?.LegacyShare, result.Transitions.Length);
        if (result.Outcome == CheckOutcome.Failed)
            CheckFailed(reading.IsSuspended ? LogLevel.Debug : LogLevel.Warning, result.Watch, result.Reason);
        else
            CheckCompleted(result.Watch, result.Outcome, result.State.Status, result.Reason);
        foreach (var transition in result.Transitions)
            Transition(transition.Watch, transition.Rule, transition.From, transition.To, transition.Reason);
    }

    [LoggerMessage(101, LogLevel.Information, "CheckCompleted: {Watch} {Outcome}, {Status}: {Reason}")]
    private partial void CheckCompleted(string watch, CheckOutcome outcome, WatchStatus status, string reason);

    [LoggerMessage(EventId = 102, Message = "CheckFailed: {Watch}: {Reason}")]
    private partial void CheckFailed(LogLevel level, string watch, string reason);

    [LoggerMessage(103, LogLevel.Information, "Transition: {Watch} {Rule} from {From} to {To}: {Reason}")]
    private partial void Transition(string watch, string rule, AlertState from, AlertState to, string reason);
}
