using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Radar;

public class AnnotationTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 8, 0, 0, 0, TimeSpan.Zero);
    private static readonly Window Week = new(Day, Day.AddDays(7));

    /// <summary>Start and end in days from the window's start.</summary>
    [Theory]
    [InlineData(false, -2.0, -1.0, false)]
    [InlineData(false, -2.0, 0.0, true)]
    [InlineData(false, 7.0, 8.0, true)]
    [InlineData(false, 8.0, null, false)]
    [InlineData(false, -2.0, null, true)]
    [InlineData(false, null, -1.0, false)]
    [InlineData(false, null, null, true)]
    [InlineData(true, -2.0, null, false)]
    [InlineData(true, -2.0, 3.0, false)]
    [InlineData(true, 0.0, null, true)]
    [InlineData(true, 7.0, 99.0, true)]
    [InlineData(true, 8.0, 9.0, false)]
    [InlineData(true, null, 1.0, true)]
    [InlineData(true, null, 8.0, false)]
    [InlineData(true, null, null, false)]
    public void An_event_overlaps_a_window_while_it_lasts_or_at_its_point_in_time(
        bool isInstantaneous, double? start, double? end, bool overlaps)
    {
        var annotation = new Annotation("ALL", "PIPELINE", "", At(start), At(end), null) { IsInstantaneous = isInstantaneous };
        Assert.Equal(overlaps, annotation.Overlaps(Week));
    }

    private static DateTimeOffset? At(double? days) => days is { } known ? Day.AddDays(known) : null;
}
