using System.Text;
using System.Text.Json;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api;

/// <summary>The latest snapshot, and those before it.</summary>
public sealed class SnapshotsApi(WatchStore store, HistoryStore history, WatchList watches, AnswerCache answers)
{
    private const string JsonContentType = "application/json; charset=utf-8";
    private static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(10);

    /// <summary><c>GET snapshots/latest</c>.</summary>
    public async Task<IResult> GetLatestAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var contentType = parameters.WantsCsv() ? SnapshotCsv.ContentType : JsonContentType;
        return answers.Find(watch.Name, contentType)
            ?? await KeepLatestAsync(watch, contentType, request.HttpContext.RequestAborted);
    }

    /// <summary><c>GET snapshots</c>.</summary>
    public async Task<IResult> ListAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var (from, to) = parameters.Period();
        var limit = parameters.Number("limit", 100, 1, 1000);
        var asCsv = parameters.WantsCsv();
        try
        {
            var page = await ListAsync(
                watch, parameters.Choice("queries", "current", "all") == "all", from, to, limit, parameters.Text("after"),
                request.HttpContext.RequestAborted);
            if (!asCsv)
                return Results.Json(
                    new ListView<SnapshotView>([.. page.Items.Select(SnapshotView.Of)], page.Next),
                    ApiJson.Answers.ListViewSnapshotView);
            if (page.Next is not null)
                request.HttpContext.Response.Headers["x-after"] = page.Next;
            return Results.Text(SnapshotCsv.Write(page.Items), SnapshotCsv.ContentType);
        }
        catch (CursorException)
        {
            throw RequestParameters.Wrong("after", parameters.Text("after")!, "the 'after' of the page before");
        }
    }

    private Task<Page<Snapshot>> ListAsync(
        Watch watch, bool isOfAllQueries, DateTimeOffset? from, DateTimeOffset? to, int limit, string? after,
        CancellationToken cancellation) => isOfAllQueries
        ? history.ListSnapshotsAsync(watch.Name, from, to, limit, after, cancellation)
        : history.FindSnapshotsAsync(watch.Name, watch.QueryFingerprint, from, to, limit, after, cancellation);

    private Task<CachedAnswer> KeepLatestAsync(Watch watch, string contentType, CancellationToken cancellation) =>
        answers.MakeAsync(watch.Name, contentType, () => MakeLatestAsync(watch, contentType, cancellation));

    private async Task<CachedAnswer> MakeLatestAsync(Watch watch, string contentType, CancellationToken cancellation)
    {
        var state = await store.FindStateAsync(watch.Name, cancellation);
        if (state is null || LatestView.Of(watch, state.Value) is not { } view)
            throw new ProblemException(StatusCodes.Status404NotFound, $"Nothing is stored yet for watch '{watch.Name}'.");
        var body = contentType == JsonContentType
            ? JsonSerializer.SerializeToUtf8Bytes(view, ApiJson.Answers.LatestView)
            : Encoding.UTF8.GetBytes(SnapshotCsv.Write([state.Value.Latest!]));
        return new CachedAnswer(body, contentType, MaximumAge);
    }
}
