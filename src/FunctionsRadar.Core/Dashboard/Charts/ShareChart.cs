using System.Xml.Linq;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using Microsoft.AspNetCore.Html;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace FunctionsRadar.Dashboard.Charts;

/// <summary>The chart of the legacy share: the line, the thresholds, and when it fired.</summary>
internal sealed record ShareChart(ShareSeries Series, IReadOnlyList<Limit> Limits, IReadOnlyList<FiringPeriod> Firings)
{
    public static ShareChart Create(WatchOverview overview, ShareSeries series, IEnumerable<Transition> transitions) =>
        new(series, Limit.List(overview), FiringPeriod.List(transitions, series));

    public string Description
    {
        get
        {
            if (Series.Highest is not { } highest)
                return "Nothing is stored of this time.";
            var limits = string.Concat(Limits.Select(limit => $" {limit.Rule} fires above {NumberFormat.Percent(limit.Share)}."));
            var count = $"{Series.Count} {(Series.Count == 1 ? "snapshot" : "snapshots")}";
            return $"From {Point(Series.Points[0])} to {Point(Series.Points[^1])}, highest {Point(highest)}, in {count}."
                + $"{limits} It fired {(Firings.Count == 1 ? "once" : $"{Firings.Count} times")} in this time.";
        }
    }

    public XElement Draw(string id, ChartSize size, string watch)
    {
        var title = $"Legacy share of {watch} over the last {Series.Days} days";
        return ChartSvg.Draw(Plot(size.IsNarrow), id, size, title, Description);
    }

    /// <summary>As large as its container.</summary>
    public IHtmlContent DrawInline(string id, ChartSize size, string watch)
    {
        var drawing = Draw(id, size, watch);
        drawing.Attributes().Where(attribute => attribute.Name.LocalName is "width" or "height").Remove();
        return new HtmlString(drawing.ToString(SaveOptions.DisableFormatting));
    }

    private PlotModel Plot(bool isNarrow)
    {
        var plot = new PlotModel
        {
            PlotAreaBorderThickness = new OxyThickness(0),
            Padding = new OxyThickness(14, 10, 14, 4),
            DefaultFont = "system-ui, sans-serif",
            TextColor = ChartColors.Text,
            Axes = { TimeAxis(isNarrow), ShareAxis() },
            Series =
            {
                Line(),
                Marks(Firings.Select(period => period.FiredAt), ChartColors.Fired, MarkerType.Triangle),
                Marks(Firings.Select(period => period.ResolvedAt), ChartColors.Resolved, MarkerType.Circle),
            },
        };
        foreach (var period in Firings)
            plot.Annotations.Add(Band(period));
        foreach (var (index, limit) in Limits.Index())
        {
            plot.Annotations.Add(Threshold(limit));
            plot.Annotations.Add(Label(limit, index));
        }
        return plot;
    }

    private DateTimeAxis TimeAxis(bool isNarrow) => new()
    {
        Minimum = At(Series.From),
        // A little beyond now, so that a mark of what just happened is drawn whole.
        Maximum = At(Series.To + ((Series.To - Series.From) * 0.015)),
        StringFormat = Series.Days > 90 ? "MMM" : "d MMM",
        IntervalType = Series.Days > 90 ? DateTimeIntervalType.Months : DateTimeIntervalType.Days,
        IntervalLength = isNarrow ? 70 : 90,
        AxislineStyle = LineStyle.Solid,
        AxislineColor = ChartColors.Grid,
        TicklineColor = ChartColors.Grid,
        MinorTickSize = 0,
        MajorTickSize = 4,
    };

    private decimal Highest => Limits.Select(limit => limit.Share).Append(Series.Highest?.LegacyShare ?? 0).Max();

    private LinearAxis ShareAxis() => new()
    {
        Minimum = 0,
        Maximum = Math.Max(0.1, (double)Highest * 1.18),
        StringFormat = "0.### '%'",
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = ChartColors.Grid,
        TickStyle = TickStyle.None,
        IntervalLength = 55,
    };

    private AreaSeries Line()
    {
        var line = new AreaSeries
        {
            Color = ChartColors.Line,
            Fill = OxyColor.FromAColor(34, ChartColors.Line),
            Color2 = OxyColors.Transparent,
            StrokeThickness = 2,
            LineJoin = LineJoin.Round,
        };
        // Points that are further apart are not connected: nothing was measured between them.
        var farthest = TimeSpan.FromDays(Math.Max(2, Series.Days / 40.0));
        SnapshotPoint? before = null;
        foreach (var point in Series.Points)
        {
            if (point.LastUpdated - before?.LastUpdated > farthest)
                line.Points.Add(DataPoint.Undefined);
            line.Points.Add(new DataPoint(At(point.LastUpdated), (double)point.LegacyShare));
            before = point;
        }
        return line;
    }

    private static RectangleAnnotation Band(FiringPeriod period) => new()
    {
        MinimumX = At(period.From),
        MaximumX = At(period.To),
        Fill = OxyColor.FromAColor(34, ChartColors.Fired),
        Layer = AnnotationLayer.BelowSeries,
    };

    private static LineAnnotation Threshold(Limit limit) => new()
    {
        Type = LineAnnotationType.Horizontal,
        Y = (double)limit.Share,
        Color = ChartColors.Limit,
        StrokeThickness = 1.5,
        LineStyle = LineStyle.Dash,
    };

    // Beside each other, so that thresholds of nearly the same height can be read.
    private TextAnnotation Label(Limit limit, int index) => new()
    {
        Text = $"{limit.Rule}: {limit.Share:0.###} %",
        TextColor = ChartColors.Limit,
        StrokeThickness = 0,
        TextPosition = new DataPoint(At(Series.From.AddDays(Series.Days * 0.33 * Math.Min(index, 2))), (double)limit.Share),
        TextHorizontalAlignment = HorizontalAlignment.Left,
        Offset = new ScreenVector(4, -5),
    };

    private static ScatterSeries Marks(IEnumerable<SnapshotPoint?> points, OxyColor color, MarkerType type)
    {
        var marks = new ScatterSeries
        {
            MarkerType = type,
            MarkerFill = color,
            MarkerSize = 7,
            MarkerStroke = ChartColors.Background,
            MarkerStrokeThickness = 1.5,
        };
        foreach (var point in points.OfType<SnapshotPoint>())
            marks.Points.Add(new ScatterPoint(At(point.LastUpdated), (double)point.LegacyShare));
        return marks;
    }

    private static string Point(SnapshotPoint point) =>
        $"{NumberFormat.Percent(point.LegacyShare)} ({TimeFormat.Minute(point.LastUpdated)})";

    private static double At(DateTimeOffset time) => DateTimeAxis.ToDouble(time.UtcDateTime);
}
