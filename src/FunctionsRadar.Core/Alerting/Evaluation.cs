using System.Collections.Immutable;

namespace FunctionsRadar.Alerting;

/// <summary>What an evaluation decided: everything that a commit writes.</summary>
/// <param name="State">The new state.</param>
/// <param name="Snapshot">The snapshot to store; null when there is no new one.</param>
/// <param name="Transitions">What changed.</param>
/// <param name="Tellings">Who is to be told what.</param>
public sealed record Evaluation(
    WatchState State, Snapshot? Snapshot, ImmutableArray<Transition> Transitions, ImmutableArray<Telling> Tellings);

/// <summary>A notification and those who are to get it.</summary>
/// <param name="Notification">The message.</param>
/// <param name="Receivers">Names of the receivers.</param>
/// <param name="IsSilenced">True when it is recorded, but not delivered.</param>
public sealed record Telling(Notification Notification, ImmutableArray<string> Receivers, bool IsSilenced);
