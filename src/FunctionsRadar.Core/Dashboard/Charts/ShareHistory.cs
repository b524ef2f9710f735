using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>
/// Reads the legacy share over a range. It keeps the lowest and the highest point of each slice of time, so that no peak is lost
/// and memory does not grow with the history.
/// </summary>
internal sealed class ShareHistory(HistoryStore history, TimeProvider time)
{
    private const int Slices = 180;

    public async Task<ShareSeries> ReadAsync(Watch watch, int days, CancellationToken cancellation)
    {
        var to = time.GetUtcNow();
        var from = to.AddDays(-days);
        var slices = new (SnapshotPoint Low, SnapshotPoint High)?[Slices];
        var count = 0;
        await foreach (var snapshot in history.ReadNewestFirstAsync(watch.Name, watch.QueryFingerprint, from, cancellation))
        {
            var (point, share) = (snapshot.Point, snapshot.LegacyShare);
            var index = (int)Math.Clamp((point.LastUpdated - from) / (to - from) * Slices, 0, Slices - 1);
            var (low, high) = slices[index] ?? (point, point);
            slices[index] = (share < low.LegacyShare ? point : low, share > high.LegacyShare ? point : high);
            count++;
        }
        var points = slices.OfType<(SnapshotPoint Low, SnapshotPoint High)>()
            .SelectMany(slice => new[] { slice.Low, slice.High }.Distinct().OrderBy(point => point.LastUpdated));
        return new ShareSeries(days, from, to, [.. points], count);
    }
}
