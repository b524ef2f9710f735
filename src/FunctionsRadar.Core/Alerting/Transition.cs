namespace FunctionsRadar.Alerting;

/// <summary>A state change with its reason and evidence.</summary>
/// <param name="Id">Id of the notification that tells of it, or one made the same way when nobody is told.</param>
/// <param name="Watch">Name of the watch.</param>
/// <param name="Rule">Name of the rule, or <c>blind</c>.</param>
/// <param name="At">Time of the check.</param>
/// <param name="From">State before: <c>ok</c>, <c>pending</c>, <c>firing</c>, <c>blind</c> or <c>sighted</c>.</param>
/// <param name="To">State after.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="Value">What was measured; null for none.</param>
/// <param name="Threshold">The rule's threshold; null for none.</param>
/// <param name="LegacyShare">Percent at that time; null when never known.</param>
/// <param name="LastUpdated">The dataset's own time; null when never known.</param>
public sealed record Transition(
    string Id, string Watch, string Rule, DateTimeOffset At, string From, string To, string Reason,
    decimal? Value, decimal? Threshold, decimal? LegacyShare, DateTimeOffset? LastUpdated);
