using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>
/// Thins out a history to a few hundred points in memory that does not grow with it: of each slice of time it keeps the lowest
/// and the highest point, so that no peak is lost.
/// </summary>
internal sealed class ShareThinning(DateTimeOffset from, DateTimeOffset to)
{
    private const int Slices = 180;
    private readonly (SnapshotPoint Low, SnapshotPoint High)?[] _slices = new (SnapshotPoint, SnapshotPoint)?[Slices];

    /// <summary>How many points were added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a point, in any order.</summary>
    public void Add(SnapshotPoint point)
    {
        Count++;
        var index = (int)Math.Clamp((point.LastUpdated - from) / (to - from) * Slices, 0, Slices - 1);
        var (low, high) = _slices[index] ?? (point, point);
        _slices[index] = (point.LegacyShare < low.LegacyShare ? point : low, point.LegacyShare > high.LegacyShare ? point : high);
    }

    /// <summary>What is left, oldest first.</summary>
    public IReadOnlyList<SnapshotPoint> Points() =>
    [
        .. _slices.OfType<(SnapshotPoint Low, SnapshotPoint High)>()
            .SelectMany(slice => new[] { slice.Low, slice.High }.Distinct().OrderBy(point => point.LastUpdated)),
    ];
}
