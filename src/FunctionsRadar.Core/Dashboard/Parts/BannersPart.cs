using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What keeps the selected watch from seeing or from telling.</summary>
internal static class BannersPart
{
    public static Html Of(DashboardView view) => Html.Of($"{Blind(view)}{Silence(view)}");

    private static Html? Blind(DashboardView view) => view.Selected is { Stored.Blindness.Since: { } since } glance
        ? Html.Of($"""<p class="banner"><strong>Blind since {Bits.Time(since)}</strong> ({Words.Length(view.Now - since)}): {glance.LastCheck?.Reason ?? "nothing was accepted"}. The numbers below are the last ones seen.</p>""")
        : null;

    private static Html? Silence(DashboardView view) => view.Selected.Stored?.Silence is { } silence && silence.Until > view.Now
        ? Html.Of($"""<p class="banner pending"><strong>Silenced until {Bits.Time(silence.Until)}</strong>{(silence.Reason is { } reason ? $": {reason}" : null)}. What happens is recorded, but nobody is told.</p>""")
        : null;
}
