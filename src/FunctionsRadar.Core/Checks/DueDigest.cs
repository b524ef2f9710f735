using FunctionsRadar.Alerting;

namespace FunctionsRadar.Checks;

/// <summary>Adds a digest to the plan of the first check at or after a time of the schedule, whatever its outcome.</summary>
internal sealed class DueDigest(DigestOptions options, DigestReader reader, Planner planner)
{
    // A time further ahead means that this clock was set back.
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromHours(1);

    public async Task<Plan> AddAsync(
        Watch watch, Evaluation evaluation, Plan plan, DateTimeOffset now, CancellationToken cancellation)
    {
        if (options.Schedule is not { } schedule || options.Receivers.IsEmpty)
            return plan;
        if (plan.State.DigestedUntil is not { } since || since > now + ClocksDiffer)
            return plan with { State = plan.State with { DigestedUntil = now } };
        if (schedule.Next(since) > now || plan.State.IsSilenced(now)
            || !plan.HasRoomFor(options.Receivers.Length, evaluation.Transitions.Length))
            return plan;
        var digest = await reader.ReadAsync(watch, evaluation, since, now, cancellation);
        return planner.AddDigest(plan, watch, digest, options.Receivers, now);
    }
}
