using System.Collections.Immutable;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Commits what an evaluation decided: snapshot, state, transitions, and one delivery for each receiver that is told.</summary>
/// <param name="store">Where to.</param>
/// <param name="receivers">Who there is.</param>
/// <param name="isDemo">True when messages have to say that they belong to the demo.</param>
public sealed class Commits(RadarStore store, ReceiverList receivers, bool isDemo)
{
    /// <summary>Commits it; null when somebody else has committed since the state was read.</summary>
    /// <param name="evaluation">What was decided.</param>
    /// <param name="tag">The tag of the state it was decided on; null when there was none.</param>
    /// <param name="topTlds">Who still sends over legacy versions, for firing alerts.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The state as it was committed.</returns>
    public async Task<WatchState?> TryAsync(Evaluation evaluation, string? tag, ImmutableArray<TopTld> topTlds, CancellationToken cancellation)
    {
        ImmutableArray<DeliveryRecord> deliveries = [.. evaluation.Tellings.SelectMany(telling => Deliveries(telling, topTlds))];
        var state = evaluation.State with
        {
            MayHaveDeliveries = evaluation.State.MayHaveDeliveries || deliveries.Any(delivery => delivery.Status == DeliveryStatus.Pending),
        };
        var commit = new WatchCommit(state, tag, evaluation.Snapshot, evaluation.Transitions, deliveries);
        return await store.CommitAsync(commit, cancellation) ? state : null;
    }

    private IEnumerable<DeliveryRecord> Deliveries(Telling telling, ImmutableArray<TopTld> topTlds)
    {
        var fires = telling.Notification.Type is NotificationType.Fired or NotificationType.Reminder;
        var notification = telling.Notification with { IsDemo = isDemo, TopTlds = fires ? topTlds : [] };
        return telling.Receivers.Where(name => receivers.Wants(name, notification.Type)).Select(name => new DeliveryRecord
        {
            Notification = notification,
            Receiver = name,
            Status = telling.IsSilenced ? DeliveryStatus.Silenced : DeliveryStatus.Pending,
            CreatedAt = notification.At,
            EndedAt = telling.IsSilenced ? notification.At : null,
        });
    }
}
