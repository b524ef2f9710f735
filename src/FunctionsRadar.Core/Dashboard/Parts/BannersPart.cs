using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What keeps the selected watch from seeing or from telling.</summary>
internal static class BannersPart
{
    public static Html Of(DashboardView view) => Html.Of($"{NoData(view)}{Silence(view)}");

    private static Html? NoData(DashboardView view)
    {
        if (view.Selected.Stored is not { LastCheck: { } check } state
            || state.Alerts.GetValueOrDefault(Alert.NoData) is not { IsFiring: true, Value: { } seconds } alert)
        {
            return null;
        }
        // The alert's own time is when it fired, which is later.
        var since = check.At - TimeSpan.FromSeconds((double)seconds);
        return Html.Of(
            $"""<p class="banner"><strong>No data since {Bits.Time(since)}</strong>: """
            + $"{Bits.Sentence(alert.Reason)} The numbers below are the last ones.</p>");
    }

    private static Html? Silence(DashboardView view) => view.Selected.Stored?.Silence is { } silence && silence.Until > view.Now
        ? Html.Of(
            $"""<p class="banner pending"><strong>Silenced until {Bits.Time(silence.Until)}</strong>"""
            + $"{(silence.Reason is { } reason ? $": {reason}" : null)}. Nobody is told of what happens; "
            + $"what still matters then is told when the silence ends.</p>")
        : null;
}
