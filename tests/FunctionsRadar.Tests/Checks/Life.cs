using CsCheck;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>A random life: readings, crashes and restarts, and receivers that fail as they like.</summary>
/// <param name="Steps">The steps.</param>
/// <param name="Seed">Decides how each receiver answers each attempt.</param>
internal sealed record Life(LifeStep[] Steps, uint Seed)
{
    private const int Hangs = -1;
    private static readonly int[] Statuses =
        [200, 200, 200, 200, 200, 204, 500, 503, 429, 408, 401, 403, 400, 404, 410, 302, 0, Hangs];

    private static readonly Gen<Published> Kinds = Gen.Frequency(
        (6, Gen.Const(Published.New)), (2, Gen.Const(Published.Same)), (1, Gen.Const(Published.LowConfidence)),
        (2, Gen.Const(Published.Refusal)));

    public static Gen<Life> Any { get; } =
        from steps in Gen.Select(
            Kinds, Gen.Int[0, 2500], Gen.Frequency((5, Gen.Int[1, 120]), (1, Gen.Int[300, 1500])),
            Gen.Frequency((2, Gen.Const(0)), (1, Gen.Int[1, 45])), Gen.Bool,
            (kind, thousandths, minutes, at, late) => new LifeStep(
                kind, thousandths / 1000m, minutes, at, late ? CrashKind.AfterTheCall : CrashKind.BeforeTheCall)).Array[1, 12]
        from seed in Gen.UInt
        select new Life(steps, seed);

    /// <summary>How a receiver answers an attempt.</summary>
    public Reply Respond(Post post, int attempt, Installation installation)
    {
        var mixed = $"{post.Receiver}{post.Id}{attempt}".Aggregate(
            Seed ^ 2166136261, (hash, letter) => (hash ^ letter) * 16777619);
        return Statuses[(mixed >> 8) % Statuses.Length] switch
        {
            Hangs => new Reply(0, First: cancellation => HangAsync(installation, cancellation)),
            429 => new Reply(429, RetryAfter: (int)(mixed % 4000)),
            var status => status,
        };
    }

    // Nothing comes until the sender has given up, and whoever else is sending at that time may give up too.
    private static async Task HangAsync(Installation installation, CancellationToken cancellation)
    {
        installation.Time.Advance(TimeSpan.FromSeconds(15));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation)
            .ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
