namespace FunctionsRadar.Dashboard.Parts;

/// <summary>The head of the page, and its foot.</summary>
internal static class TopPart
{
    /// <summary>The head.</summary>
    public static Html Head(DashboardView? view) => Html.Of($"""
        <header class="top"><h1><span class="mark">{new Html(DashboardAssets.Icon.Replace("<svg ", "<svg aria-hidden=\"true\" ", StringComparison.Ordinal))}</span>FunctionsRadar</h1>{(view is { IsDemo: true } ? Demo : null)}{(view is null ? null : Health(view))}</header>
        """);

    /// <summary>The foot.</summary>
    public static Html Foot(DashboardView? view) => Html.Of($"""
        <footer class="quiet"><span>Source: <a id="source" href="https://radar.cloudflare.com/email-security">Cloudflare Radar</a>, CC BY-NC 4.0</span>{(view is null ? null : Html.Of($"<span>FunctionsRadar {Version(view.Health.Version)}, as of {Bits.Time(view.Now)}</span>"))}</footer>
        """);

    private static readonly Html Demo = Html.Of($"""<span class="pill demo">DEMO</span><span class="quiet">simulated data</span>""");

    private static Html Health(DashboardView view) =>
        Html.Of($"""<span class="aside quiet">health {Bits.Pill(view.Health.Status)}</span>""");

    // The commit after the plus sign is for machines.
    private static string Version(string version) => version.Split('+')[0];
}
