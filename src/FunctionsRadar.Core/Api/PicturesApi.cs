using System.Xml.Linq;
using FunctionsRadar.Alerting;
using FunctionsRadar.Dashboard;
using FunctionsRadar.Dashboard.Charts;
using FunctionsRadar.Storage;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Api;

/// <summary>A watch as a picture, to be put into other pages.</summary>
public sealed class PicturesApi(WatchStore store, HistoryStore history, ShareHistory shares, WatchList watches)
{
    private const int MostTransitions = 500;
    private static readonly TimeSpan MaximumAge = TimeSpan.FromMinutes(5);

    /// <summary><c>GET badge</c>.</summary>
    public async Task<IResult> GetBadgeAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var format = parameters.Choice("format", "svg", "shields");
        var badge = Badge.Of(
            new Glance(watch, (await store.FindStateAsync(watch.Name, request.HttpContext.RequestAborted))?.Value));
        if (format != "shields")
            return SecureAnswer.Picture(badge.Svg().Markup, TimeSpan.FromMinutes(1));
        return Results.Json(new ShieldsView(1, Badge.Label, badge.Message, badge.Color), ApiJson.Answers.ShieldsView);
    }

    /// <summary><c>GET chart</c>.</summary>
    public async Task<IResult> GetChartAsync(HttpRequest request)
    {
        var parameters = new RequestParameters(request, watches);
        var watch = parameters.Watch();
        var days = RangeParameter.Read(parameters);
        var cancellation = request.HttpContext.RequestAborted;
        var glance = new Glance(watch, (await store.FindStateAsync(watch.Name, cancellation))?.Value);
        var transitions = await history.ListTransitionsAsync(watch.Name, MostTransitions, null, cancellation);
        var chart = ShareChart.Of(glance, await shares.ReadAsync(watch, days, cancellation), transitions.Items);
        var drawing = chart.Draw("chart", ChartSize.Wide, watch.Name);
        drawing.AddFirst(new XElement(drawing.Name.Namespace + "style", DashboardAssets.ChartStyle));
        return SecureAnswer.Picture(drawing.ToString(SaveOptions.DisableFormatting), MaximumAge, DashboardAssets.ChartStyle);
    }
}
