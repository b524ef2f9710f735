using System.Collections.Immutable;
using FunctionsRadar.Alerting;

namespace FunctionsRadar.Storage;

/// <summary>A value with the tag that its row had when it was read.</summary>
/// <param name="Value">The value.</param>
/// <param name="Tag">The tag that a conditional change expects.</param>
public sealed record Versioned<T>(T Value, string Tag);

/// <summary>Everything that one check of a watch writes: one transaction.</summary>
/// <param name="State">The new state.</param>
/// <param name="Tag">The tag of the state that the decision was made on; null when there was none.</param>
/// <param name="Snapshot">The new snapshot; null for none.</param>
/// <param name="Transitions">What changed.</param>
/// <param name="Deliveries">New deliveries: pending ones go to the outbox, ended ones (silenced) become receipts.</param>
public sealed record WatchCommit(
    WatchState State, string? Tag, Snapshot? Snapshot, ImmutableArray<Transition> Transitions, ImmutableArray<DeliveryRecord> Deliveries);

/// <summary>A part of a list.</summary>
/// <param name="Items">The items, newest first.</param>
/// <param name="Next">Where the next page starts, opaque; null when there is none.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
