namespace FunctionsRadar.Dashboard.Parts;

/// <summary>The head of the page, and its foot.</summary>
internal static class TopPart
{
    /// <summary>The head.</summary>
    public static Html Head(bool isDemo = false, Vitals? vitals = null) => Html.Of($"""
        <header class="top"><h1>{Mark()}FunctionsRadar</h1>{(isDemo ? Demo : null)}{Health(vitals)}</header>
        """);

    /// <summary>The foot.</summary>
    public static Html Foot(DateTimeOffset? now = null, Vitals? vitals = null) => Html.Of($"""
        <footer class="quiet"><span>Source: {Source}, CC BY-NC 4.0</span>
        {Html.Each(vitals?.Links ?? [], Link)}{AsOf(now, vitals)}</footer>
        """);

    private static readonly Html Source = new(
        """<a id="source" href="https://radar.cloudflare.com/email-security">Cloudflare Radar</a>""");

    private static readonly Html Demo =
        Html.Of($"""<span class="pill demo">DEMO</span><span class="quiet">simulated data</span>""");

    private static Html Mark()
    {
        var icon = DashboardAssets.Icon.Replace("<svg ", "<svg aria-hidden=\"true\" ", StringComparison.Ordinal);
        return Html.Of($"""<span class="mark">{new Html(icon)}</span>""");
    }

    private static Html? Health(Vitals? vitals) => vitals is null
        ? null
        : Html.Of($"""<span class="aside quiet">service health {Bits.Pill(vitals.Health)}</span>""");

    private static Html? AsOf(DateTimeOffset? now, Vitals? vitals) => vitals is null || now is null
        ? null
        : Html.Of($"<span>FunctionsRadar {Version(vitals)}, as of {Bits.Time(now.Value)}</span>");

    // The page is at /api/dashboard, and these are beside it.
    private static Html Link(string path) =>
        Html.Of($"""<a href="{path}">{path.Split('?')[0].Split('/')[^1]}</a>""");

    // The commit after the plus sign is for machines.
    private static string Version(Vitals vitals) => vitals.Version.Split('+')[0];
}
