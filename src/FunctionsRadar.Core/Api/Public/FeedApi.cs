using System.ServiceModel.Syndication;
using System.Xml;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Api.Public;

internal sealed class FeedApi(WatchStore store, HistoryStore history, ApiOptions options, DashboardOptions dashboard)
{
    private const int MaxTransitions = 50;
    private static readonly XmlWriterSettings Layout = new() { Encoding = new UTF8Encoding(false), Indent = true };

    /// <summary>Served to everybody by <see cref="PublicApi.FeedRoute"/>, and not mapped itself.</summary>
    public static ApiRoute Route { get; } = new("GetFeed", "GET", "feed")
    {
        Summary = "What happened to the alerts of a watch, newest first, as an Atom feed.",
        Parameters = [ApiParameter.WatchName],
        ContentTypes = [TransitionFeed.ContentType],
        Handler = ApiRoute.Handle<FeedApi>((api, request) => api.GetAsync(request)),
    };

    private async Task<IResult> GetAsync(ApiRequest request)
    {
        var watch = request.Watch();
        if (await store.FindStateAsync(watch.Name, request.Cancellation) is not { Value: var state })
            throw ProblemException.NothingStored(watch);
        var page = await history.ListTransitionsAsync(watch.Name, MaxTransitions, null, request.Cancellation);
        var feed = TransitionFeed.Create(state, page.Items, CreateAddress(watch), dashboard.IsDemo);
        return Results.Bytes(Write(feed), $"{TransitionFeed.ContentType}; charset=utf-8");
    }

    // The Host of a request is no proof of an address, and the feed is for others too.
    private Uri? CreateAddress(Watch watch) => options.PublicUrl is { } site
        ? new Uri($"{site.AbsoluteUri.TrimEnd('/')}/api/public/feed?watch={Uri.EscapeDataString(watch.Name)}")
        : null;

    private static byte[] Write(SyndicationFeed feed)
    {
        using var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, Layout))
            feed.SaveAsAtom10(writer);
        return text.ToArray();
    }
}
