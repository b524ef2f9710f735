using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Telemetry;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Checks;

/// <summary>One check of one watch: fetch, evaluate, commit, deliver.</summary>
public sealed partial class WatchCheck(
    RadarReader radar, RadarStore store, History history, Commits commits, Settlements settlements, DeliveryRound delivery, Retention retention, TimeProvider time, ILogger<WatchCheck> logger)
{
    private const int MostTries = 1000;

    /// <summary>Checks a watch.</summary>
    /// <exception cref="StorageException">The store cannot be reached; nothing was decided.</exception>
    public async Task<CheckResult> RunAsync(Watch watch, CancellationToken cancellation)
    {
        using var activity = RadarTelemetry.Source.StartActivity("check");
        activity?.SetTag("watch", watch.Name);
        var state = await settlements.SettleAsync(watch, cancellation);
        var reading = await radar.ReadAsync(watch, state?.Value, cancellation);
        var result = await DecideAsync(watch, state, reading, cancellation);
        Report(result);
        if (result.State.MayHaveDeliveries)
            await delivery.DeliverAsync(watch.Name, cancellation);
        await retention.TidyAsync(state?.Value, result.State, cancellation);
        return result;
    }

    private async Task<CheckResult> DecideAsync(Watch watch, Versioned<WatchState>? state, Reading reading, CancellationToken cancellation)
    {
        for (var tries = 1; tries <= MostTries; tries++)
        {
            var now = time.GetUtcNow();
            var baselines = await FindBaselinesAsync(watch, state?.Value, reading, now, cancellation);
            var evaluation = Evaluator.Evaluate(watch, state?.Value, reading, baselines, now);
            evaluation = evaluation with { State = retention.Claim(evaluation.State) };
            if (tries > 1 && HasNothingNew(evaluation))
                return Result(evaluation.State, evaluation.Transitions);
            var fires = evaluation.Tellings.Any(telling => telling.Notification.Type is NotificationType.Fired or NotificationType.Reminder);
            var who = fires ? await radar.WhoAsync(watch, cancellation) : ImmutableArray<TopTld>.Empty;
            if (await commits.TryAsync(evaluation, state?.Tag, who, cancellation) is { } committed)
                return Result(committed, evaluation.Transitions);
            state = await store.FindStateAsync(watch.Name, cancellation);
        }
        throw new StorageException($"The check of watch {watch.Name} met another one's commit {MostTries} times in a row.");
    }

    // Somebody else has committed the same dataset meanwhile; a report of this check would only tell the same again.
    private static bool HasNothingNew(Evaluation evaluation) =>
        evaluation.Snapshot is null && evaluation.Transitions.IsEmpty && evaluation.Tellings.IsEmpty;

    private async Task<IReadOnlyDictionary<TimeSpan, SnapshotPoint>> FindBaselinesAsync(
        Watch watch, WatchState? state, Reading reading, DateTimeOffset now, CancellationToken cancellation)
    {
        var baselines = Baselines.None;
        foreach (var age in Baselines.Needed(watch, state, reading, now))
        {
            if (await history.FindBaselineAsync(watch.Name, reading.Summary!.LastUpdated - age, cancellation) is { } point)
                baselines = baselines.Add(age, point);
        }
        return baselines;
    }

    private static CheckResult Result(WatchState state, ImmutableArray<Transition> transitions) =>
        new(state.Watch, state.LastCheck!.Outcome, state.LastCheck.Reason, state, transitions);

    private void Report(CheckResult result)
    {
        RadarTelemetry.Checked(result.Watch, result.Outcome.ToString(), result.State.Latest?.LegacyShare, result.Transitions.Length);
        if (result.Outcome == CheckOutcome.Failed)
            Log.CheckFailed(logger, result.Watch, result.Reason);
        else
            Log.CheckCompleted(logger, result.Watch, result.Outcome, result.Worst, result.Reason);
        foreach (var transition in result.Transitions)
            Log.Transition(logger, transition.Watch, transition.Rule, transition.From, transition.To, transition.Reason);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 101, EventName = "CheckCompleted", Level = LogLevel.Information, Message = "CheckCompleted: {Watch} {Outcome}, {State}: {Reason}")]
        public static partial void CheckCompleted(ILogger logger, string watch, CheckOutcome outcome, AlertState state, string reason);

        [LoggerMessage(EventId = 102, EventName = "CheckFailed", Level = LogLevel.Warning, Message = "CheckFailed: {Watch}: {Reason}")]
        public static partial void CheckFailed(ILogger logger, string watch, string reason);

        [LoggerMessage(EventId = 103, EventName = "Transition", Level = LogLevel.Information, Message = "Transition: {Watch} {Rule} from {From} to {To}: {Reason}")]
        public static partial void Transition(ILogger logger, string watch, string rule, string from, string to, string reason);
    }
}
