using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>Reads the legacy share over a range, page by page.</summary>
internal sealed class ShareHistory(HistoryStore history, TimeProvider time)
{
    private const int PageSize = 1000;

    /// <summary>The last days of a watch, until now, as its present query sees them.</summary>
    public async Task<ShareSeries> ReadAsync(Watch watch, int days, CancellationToken cancellation)
    {
        var to = time.GetUtcNow();
        var from = to.AddDays(-days);
        var thinning = new ShareThinning(from, to);
        string? after = null;
        do
        {
            var page = await history.ListSnapshotsAsync(
                watch.Name, watch.QueryFingerprint, from, null, PageSize, after, cancellation);
            foreach (var snapshot in page.Items)
                thinning.Add(snapshot.Point);
            after = page.After;
        }
        while (after is not null);
        return new ShareSeries(days, from, to, thinning.Points(), thinning.Count);
    }
}
