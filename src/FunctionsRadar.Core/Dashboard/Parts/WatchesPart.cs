using System.Globalization;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Dashboard.Parts;

/// <summary>Every watch at a glance, to choose from; nothing when there is only one.</summary>
internal static class WatchesPart
{
    public static Html? Of(DashboardView view) => view.Watches.Length == 1 ? null : Html.Of($"""
        <nav aria-label="Watches"><ul class="watches">{Html.Each(view.Watches, glance => Item(glance, view))}</ul></nav>
        """);

    /// <summary>The address of a watch over a range.</summary>
    public static string Link(DashboardView view, string watch, int days) =>
        view.Watches.Length == 1
            ? string.Create(CultureInfo.InvariantCulture, $"?days={days}")
            : string.Create(CultureInfo.InvariantCulture, $"?watch={watch}&days={days}");

    private static Html Item(Glance glance, DashboardView view)
    {
        var name = glance.Watch.Name;
        var current = glance == view.Selected ? new Html(" aria-current=\"true\"") : null;
        var link = Link(view, name, view.Series.Days);
        var since = glance.Since is { } time ? $" · since {TimeFormat.Length(view.Now - time)}" : null;
        return Html.Of($"""
            <li><a id="watch-{name}" href="{link}"{current}><span class="name">{name} {Bits.Pill(glance.Status)}</span>
            <span class="share">{(glance.Latest?.LegacyShare is { } share ? NumberFormat.Percent(share) : "–")}</span>
            <span class="quiet">{(glance.Change is { } change ? Bits.Change(change) : null)}{since}</span></a></li>
            """);
    }
}
