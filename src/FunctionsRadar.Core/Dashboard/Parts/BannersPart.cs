using FunctionsRadar.Alerting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>What keeps the selected watch from seeing or from telling.</summary>
internal static class BannersPart
{
    public static Html Of(DashboardView view) => Html.Of($"{NoData(view)}{Silence(view)}");

    private static Html? NoData(DashboardView view) =>
        view.Selected.Stored?.Alerts.GetValueOrDefault(Alert.NoData) is { IsFiring: true } alert
            ? Html.Of(
                $"""<p class="banner"><strong>No data since {Bits.Time(alert.Since)}</strong>: """
                + $"{Bits.Sentence(alert.Reason)} The numbers below are the last ones.</p>")
            : null;

    private static Html? Silence(DashboardView view) => view.Selected.Stored?.Silence is { } silence && silence.Until > view.Now
        ? Html.Of(
            $"""<p class="banner pending"><strong>Silenced until {Bits.Time(silence.Until)}</strong>"""
            + $"{(silence.Reason is { } reason ? $": {reason}" : null)}. Nobody is told of what happens; "
            + $"what still matters then is told when the silence ends.</p>")
        : null;
}
