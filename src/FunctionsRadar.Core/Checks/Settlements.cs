using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Checks;

/// <summary>Commits what is due before a reading: the end of a silence, removed rules and removed watches.</summary>
public sealed class Settlements(RadarStore store, Commits commits, TimeProvider time)
{
    /// <summary>Settles a watch, and returns its state; null when it has none yet.</summary>
    public Task<Versioned<WatchState>?> SettleAsync(Watch watch, CancellationToken cancellation) =>
        SettleAsync(watch.Name, state => Settlement.Next(watch, state, time.GetUtcNow()), cancellation);

    /// <summary>Ends what still fires of a watch that is not in the settings any more.</summary>
    public Task<Versioned<WatchState>?> SettleRemovedAsync(string watch, CancellationToken cancellation) =>
        SettleAsync(watch, state => Settlement.NextOfRemoved(state, time.GetUtcNow()), cancellation);

    private async Task<Versioned<WatchState>?> SettleAsync(string watch, Func<WatchState, Evaluation?> next, CancellationToken cancellation)
    {
        while (true)
        {
            var state = await store.FindStateAsync(watch, cancellation);
            if (state is null || next(state.Value) is not { } evaluation)
                return state;
            await commits.TryAsync(evaluation, state.Tag, [], cancellation);
        }
    }
}
