using System.Collections.Concurrent;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;
using static FunctionsRadar.Api.Http.ApiParameter;

namespace FunctionsRadar.Api.Snapshots;

internal sealed class SnapshotsApi(WatchStore store, HistoryStore history, TimeProvider time)
{
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<(string Watch, bool AsCsv), (CachedResponse Response, long MadeAt)> _latest = new();

    public static ApiRoute LatestRoute { get; } = new("GetLatestSnapshot", "GET", "snapshots/latest")
    {
        Summary = "The latest snapshot of a watch, with where its alerts stand.",
        Parameters = [WatchName, Format],
        ResponseType = typeof(LatestView),
        ContentTypes = ["application/json", "text/csv"],
        Handler = ApiRoute.Handle<SnapshotsApi>((api, request) => api.GetLatestAsync(request)),
    };

    public static ApiRoute ListRoute { get; } = new("ListSnapshots", "GET", "snapshots")
    {
        Summary = "The snapshots of a watch, newest first, page by page.",
        Parameters =
        [
            WatchName,
            new("from", "Not older than this, ISO 8601."),
            new("to", "Not newer than this, ISO 8601."),
            new("queries", "current, or all for snapshots of what the watch asked before its settings changed too."),
            Limit, After, Format,
        ],
        ResponseType = typeof(Page<SnapshotView>),
        ContentTypes = ["application/json", "text/csv"],
        Handler = ApiRoute.Handle<SnapshotsApi>((api, request) => api.ListAsync(request)),
    };

    private async Task<IResult> GetLatestAsync(ApiRequest request)
    {
        var (watch, asCsv) = (request.Watch(), request.WantsCsv());
        if (_latest.TryGetValue((watch.Name, asCsv), out var kept) && time.GetElapsedTime(kept.MadeAt) < KeptFor)
            return kept.Response;
        var madeAt = time.GetTimestamp();
        var response = await MakeLatestAsync(watch, asCsv, request.Cancellation);
        _latest[(watch.Name, asCsv)] = (response, madeAt);
        return response;
    }

    private async Task<CachedResponse> MakeLatestAsync(Watch watch, bool asCsv, CancellationToken cancellation)
    {
        var state = (await store.FindStateAsync(watch.Name, cancellation))?.Value;
        if (state is null || LatestView.Create(watch, state) is not { } view)
            throw ProblemException.NothingStored(watch);
        var body = asCsv
            ? Encoding.UTF8.GetBytes(SnapshotCsv.Write([state.Latest!]))
            : JsonSerializer.SerializeToUtf8Bytes(view, ApiJson.Responses.LatestView);
        return new CachedResponse(body, asCsv ? SharesCsv.ContentType : "application/json; charset=utf-8", MaximumAge);
    }

    private async Task<IResult> ListAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var (from, to) = request.Period();
        var asCsv = request.WantsCsv();
        var (limit, after) = (request.Limit(), request.Text("after"));
        var query = request.Choice("queries", "current", "all") == "all" ? null : watch.QueryFingerprint;
        var page = await history.ListSnapshotsAsync(watch.Name, query, from, to, limit, after, request.Cancellation);
        if (!asCsv)
            return Results.Json(page.Select(SnapshotView.Create), ApiJson.Responses.PageSnapshotView);
        if (page.After is not null)
            request.Http.HttpContext.Response.Headers["x-after"] = page.After;
        return Results.Text(SnapshotCsv.Write(page.Items), SharesCsv.ContentType);
    }
}
