using FunctionsRadar.Dashboard.Parts;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard;

/// <summary>The page as a whole.</summary>
internal static class DashboardPage
{
    /// <summary>The page with its content.</summary>
    public static Html Of(DashboardView view, Vitals vitals) => Document(Title(view), canReload: true, Html.Of($"""
        {TopPart.Head(view.IsDemo, vitals)}
        <main>{BannersPart.Of(view)}{WatchesPart.Of(view)}{HeroPart.Of(view)}{Details(view)}</main>
        {TopPart.Foot(view.Now, vitals)}
        """));

    /// <summary>The page that asks for the key, without any content.</summary>
    public static Html Door() => Document("FunctionsRadar", canReload: false, Html.Of($"""
        {TopPart.Head()}
        <main><section class="card door" aria-labelledby="door"><h2 id="door">A key is needed</h2>
        <p>Give the key of this installation. It is kept for this tab only.</p>
        <form id="key-form" autocomplete="off"><label for="key">Key</label>{KeyField}<button>Show the dashboard</button></form>
        <noscript>{NoScript}</noscript></section></main>
        {TopPart.Foot()}
        """));

    private static Html? Details(DashboardView view) => view.Selected.LastCheck is null && view.Series.Count == 0
        ? null
        : Html.Of($"""
            {ChartPart.Of(view)}
            <div class="columns"><div>{DetailParts.Of(view)}</div>
            <div>{DeliveriesPart.Of(view)}{TransitionsPart.Of(view)}{AdvicePart.Of(view)}</div></div>
            """);

    private static string Title(DashboardView view)
    {
        var glance = view.Selected;
        var share = glance.Latest?.LegacyShare is { } percent ? NumberFormat.Percent(percent) : "no data";
        var mark = view.IsDemo ? "DEMO: " : null;
        return $"{mark}{EnumFormat.CamelCase(glance.Status)}, {share} – {glance.Watch.Name} – FunctionsRadar";
    }

    private static Html Document(string title, bool canReload, Html content) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">{ColorScheme}<meta name="robots" content="noindex">
        <link rel="icon" href="data:image/svg+xml,{new Html(Uri.EscapeDataString(DashboardAssets.Icon))}">
        {(canReload ? Reload : null)}<style>{new Html(DashboardAssets.Style)}</style></head>
        <body><p id="news" role="status" class="unseen"></p><div id="page">{content}</div>
        <script>{new Html(DashboardAssets.Script)}</script></body></html>
        """);

    private static readonly Html Reload = new("""<noscript><meta http-equiv="refresh" content="60"></noscript>""");
    private static readonly Html ColorScheme = new("""<meta name="color-scheme" content="light dark">""");
    private static readonly Html NoScript = new(
        "<p>This page asks for the key with JavaScript, which is switched off here. The API answers without it.</p>");

    private static readonly Html KeyField = new(
        """<input id="key" type="password" required maxlength="512" autocomplete="off" spellcheck="false">""");
}
