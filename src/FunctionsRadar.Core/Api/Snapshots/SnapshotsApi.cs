using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;
using static FunctionsRadar.Api.Http.CommonParameters;

namespace FunctionsRadar.Api.Snapshots;

/// <summary>The latest snapshot, and those before it.</summary>
internal sealed class SnapshotsApi(WatchStore store, HistoryStore history, ResponseCache responses)
{
    private const string JsonContentType = "application/json; charset=utf-8";
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(10);

    /// <summary><c>GET snapshots/latest</c>.</summary>
    public static ApiRoute LatestRoute { get; } = new()
    {
        Name = "GetLatestSnapshot",
        Method = "GET",
        Template = "snapshots/latest",
        Summary = "The latest snapshot of a watch, with where its alerts stand.",
        Parameters = [WatchName, Format],
        ResponseType = typeof(LatestView),
        ContentTypes = ["application/json", "text/csv"],
        Handler = ApiRoute.Handle<SnapshotsApi>((api, request) => api.GetLatestAsync(request)),
    };

    /// <summary><c>GET snapshots</c>.</summary>
    public static ApiRoute ListRoute { get; } = new()
    {
        Name = "ListSnapshots",
        Method = "GET",
        Template = "snapshots",
        Summary = "The snapshots of a watch, newest first, page by page.",
        Parameters =
        [
            WatchName,
            new("from", "string", "Not older than this, ISO 8601."),
            new("to", "string", "Not newer than this, ISO 8601."),
            new("queries", "string", "current, or all for snapshots of what the watch asked before its settings changed too."),
            Limit,
            After,
            Format,
        ],
        ResponseType = typeof(Page<SnapshotView>),
        ContentTypes = ["application/json", "text/csv"],
        Handler = ApiRoute.Handle<SnapshotsApi>((api, request) => api.ListAsync(request)),
    };

    /// <summary>Handles <see cref="LatestRoute"/>.</summary>
    public async Task<IResult> GetLatestAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var contentType = request.WantsCsv() ? SnapshotCsv.ContentType : JsonContentType;
        return responses.Find(watch.Name, contentType) ?? await KeepLatestAsync(watch, contentType, request.Cancellation);
    }

    /// <summary>Handles <see cref="ListRoute"/>.</summary>
    public async Task<IResult> ListAsync(ApiRequest request)
    {
        var watch = request.Watch();
        var (from, to) = request.Period();
        var asCsv = request.WantsCsv();
        var (limit, after) = (request.Limit(), request.Text("after"));
        var page = request.Choice("queries", "current", "all") == "all"
            ? await history.ListSnapshotsAsync(watch.Name, from, to, limit, after, request.Cancellation)
            : await history.FindSnapshotsAsync(
                watch.Name, watch.QueryFingerprint, from, to, limit, after, request.Cancellation);
        if (!asCsv)
            return Results.Json(
                new Page<SnapshotView>([.. page.Items.Select(SnapshotView.Create)], page.After),
                ApiJson.Responses.PageSnapshotView);
        if (page.After is not null)
            request.Http.HttpContext.Response.Headers["x-after"] = page.After;
        return Results.Text(SnapshotCsv.Write(page.Items), SnapshotCsv.ContentType);
    }

    private Task<CachedResponse> KeepLatestAsync(Watch watch, string contentType, CancellationToken cancellation) =>
        responses.MakeAsync(watch.Name, contentType, () => MakeLatestAsync(watch, contentType, cancellation));

    private async Task<CachedResponse> MakeLatestAsync(Watch watch, string contentType, CancellationToken cancellation)
    {
        var state = await store.FindStateAsync(watch.Name, cancellation);
        if (state is null || LatestView.Create(watch, state.Value) is not { } view)
            throw new ProblemException(StatusCodes.Status404NotFound, $"Nothing is stored yet for watch '{watch.Name}'.");
        var body = contentType == JsonContentType
            ? JsonSerializer.SerializeToUtf8Bytes(view, ApiJson.Responses.LatestView)
            : Encoding.UTF8.GetBytes(SnapshotCsv.Write([state.Value.Latest!]));
        return new CachedResponse(body, contentType, MaximumAge);
    }
}
