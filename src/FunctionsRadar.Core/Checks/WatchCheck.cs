using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Telemetry;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks;

/// <summary>One check of one watch: fetch, evaluate, plan, commit, deliver.</summary>
internal sealed partial class WatchCheck
{
    private const int MaxTries = 1000;

    private readonly RadarReader _radar;
    private readonly WatchStore _store;
    private readonly HistoryStore _history;
    private readonly Planner _planner;
    private readonly DueDigest _digest;
    private readonly DeliveryRound _delivery;
    private readonly Renewal _renewal;
    private readonly Retention _retention;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CoalescedChecks _checks;

    /// <summary>Needs everything that a check goes through.</summary>
    public WatchCheck(
        RadarReader radar, WatchStore store, HistoryStore history, Planner planner, DueDigest digest, DeliveryRound delivery,
        Renewal renewal, Retention retention, TimeProvider time, ILogger<WatchCheck> logger)
    {
        (_radar, _store, _history, _planner, _digest) = (radar, store, history, planner, digest);
        (_delivery, _renewal, _retention, _time, _logger) = (delivery, renewal, retention, time, logger);
        _checks = new CoalescedChecks(CheckAsync);
    }

    /// <summary>Checks a watch. Concurrent calls for one watch are coalesced.</summary>
    /// <exception cref="StorageException">The store cannot be reached; nothing was decided.</exception>
    public Task<CheckResult> RunAsync(Watch watch, CancellationToken cancellation) => _checks.RunAsync(watch, cancellation);

    private async Task<CheckResult> CheckAsync(Watch watch, CancellationToken cancellation)
    {
        using var activity = Instrumentation.Source.StartActivity("check");
        activity?.SetTag("watch", watch.Name);
        var (state, tag) = await GetStateAsync(watch, _time.GetUtcNow(), cancellation);
        var reading = await _radar.ReadAsync(watch, state, cancellation);
        var result = await DecideAsync(watch, state, tag, reading, cancellation);
        Report(result, reading);
        if (result.State.MayHaveDeliveries)
            await _delivery.DeliverAsync(watch.Name, cancellation);
        await _renewal.RunAsync(watch, result.State, cancellation);
        await _retention.ApplyAsync(state, result.State, cancellation);
        return result;
    }

    private async Task<CheckResult> DecideAsync(
        Watch watch, WatchState state, string? tag, Reading reading, CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var now = _time.GetUtcNow();
            var baselines = await FindBaselinesAsync(watch, state, reading, now, cancellation);
            var evaluation = Evaluator.Evaluate(watch, state, reading, baselines, now);
            var told = _planner.Plan(watch, _retention.Claim(evaluation.State), evaluation.Transitions.Length, now);
            var plan = await _digest.AddAsync(watch, evaluation, told, now, cancellation);
            if (tries > 1 && HasNothingNew(evaluation, plan))
                return new CheckResult(watch.Name, plan.State, []);
            var topTlds = plan.HasFiring ? await _radar.ReadTopTldsAsync(watch, cancellation) : ImmutableArray<TopTld>.Empty;
            var commit = PlannedCommit.Create(evaluation, plan, tag, topTlds, now);
            if (await _store.CommitAsync(commit, cancellation))
                return new CheckResult(watch.Name, commit.State, evaluation.Transitions);
            (state, tag) = await GetStateAsync(watch, now, cancellation);
        }
        throw new StorageException($"The check of watch {watch.Name} met another one's commit {MaxTries} times in a row.");
    }

    // The query has changed. The store may hold snapshots of it, from a backfill or from earlier settings.
    private async Task<(WatchState State, string? Tag)> GetStateAsync(
        Watch watch, DateTimeOffset now, CancellationToken cancellation)
    {
        var (state, tag) = await _store.GetStateAsync(watch, now, cancellation);
        if (state.QueryFingerprint == watch.QueryFingerprint)
            return (state, tag);
        var kept = now - watch.SnapshotRetention;
        var oldest = await _history.FindOldestAsync(watch.Name, watch.QueryFingerprint, kept, now, cancellation);
        return (Evaluator.ForQuery(watch, state) with { Oldest = oldest }, tag);
    }

    // Another check has committed this dataset already: report nothing a second time.
    private static bool HasNothingNew(Evaluation evaluation, Plan plan) =>
        evaluation.Snapshot is null && evaluation.Transitions.IsEmpty && plan.Notifications.IsEmpty;

    private async Task<IReadOnlyDictionary<TimeSpan, SnapshotPoint>> FindBaselinesAsync(
        Watch watch, WatchState state, Reading reading, DateTimeOffset now, CancellationToken cancellation)
    {
        var baselines = Baselines.None;
        foreach (var age in Baselines.FindNeeded(watch, state, reading, now))
        {
            var (time, oldest) = (reading.Summary!.LastUpdated - age, state.Oldest!.LastUpdated);
            if (await _history.FindBaselineAsync(watch.Name, watch.QueryFingerprint, time, oldest, cancellation) is { } point)
                baselines = baselines.Add(age, point);
        }
        return baselines;
    }

    private void Report(CheckResult result, Reading reading)
    {
        Instrumentation.Checked(
            result.Watch, result.Outcome.ToString(), result.State.Latest?.LegacyShare, result.Transitions.Length);
        if (result.Outcome == CheckOutcome.Failed)
            Log.CheckFailed(_logger, reading.IsSuspended ? LogLevel.Debug : LogLevel.Warning, result.Watch, result.Reason);
        else
            Log.CheckCompleted(_logger, result.Watch, result.Outcome, result.State.Status, result.Reason);
        foreach (var transition in result.Transitions)
            Log.Transition(_logger, transition.Watch, transition.Rule, transition.From, transition.To, transition.Reason);
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 101, EventName = "CheckCompleted", Level = LogLevel.Information,
            Message = "CheckCompleted: {Watch} {Outcome}, {Status}: {Reason}")]
        public static partial void CheckCompleted(
            ILogger logger, string watch, CheckOutcome outcome, WatchStatus status, string reason);

        [LoggerMessage(
            EventId = 102, EventName = "CheckFailed",
            Message = "CheckFailed: {Watch}: {Reason}")]
        public static partial void CheckFailed(ILogger logger, LogLevel level, string watch, string reason);

        [LoggerMessage(
            EventId = 103, EventName = "Transition", Level = LogLevel.Information,
            Message = "Transition: {Watch} {Rule} from {From} to {To}: {Reason}")]
        public static partial void Transition(
            ILogger logger, string watch, string rule, AlertState from, AlertState to, string reason);
    }
}
