using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What fired in a period, here from hour 10 to hour 20.</summary>
public sealed class FiringTotalTests
{
    private static readonly DateTimeOffset From = Given.Hour(10);
    private static readonly DateTimeOffset To = Given.Hour(20);

    [Theory]
    [InlineData("", null, "")]
    [InlineData("fired 12, ended 15", null, "level 1 time, 3 h")]
    [InlineData("fired 12, ended 15, fired 16, ended 17", null, "level 2 times, 4 h")]
    [InlineData("ended 13", null, "level 1 time, 3 h")]
    [InlineData("ended 13, fired 15, ended 16", null, "level 2 times, 4 h")]
    [InlineData("fired 18", 18, "level 1 time, 2 h, since 18")]
    [InlineData("ended 13, fired 18", 18, "level 2 times, 5 h, since 18")]
    [InlineData("", 4, "level 1 time, 10 h, since 4")]
    [InlineData("fired 20", 20, "level 1 time, 0 h, since 20")]
    [InlineData("pending 11, calm 12", null, "")]
    [InlineData("pending 11, fired 12, ended 14", null, "level 1 time, 2 h")]
    public void Each_firing_counts_with_its_part_of_the_period(string scenario, int? firingSince, string expected)
    {
        Alert[] alerts = firingSince is { } hour ? [Firing(hour)] : [];
        Assert.Equal(expected, string.Join("; ", FiringTotal.Sum(Parse(scenario, "level"), alerts, From, To).Select(Describe)));
    }

    [Fact]
    public void Each_rule_has_its_own_in_the_order_of_their_names()
    {
        var transitions = Parse("fired 12, ended 15", "rise").Concat(Parse("fired 13, ended 14", "nodata"));
        var totals = FiringTotal.Sum(transitions, [Firing(9)], From, To);
        Assert.Equal(["level 1 time, 10 h, since 9", "nodata 1 time, 1 h", "rise 1 time, 3 h"], totals.Select(Describe));
    }

    private static string Describe(FiringTotal total)
    {
        var since = total.FiringSince is { } time ? $", since {(time - Given.Start).TotalHours}" : "";
        return $"{total.Rule} {total.Times} {(total.Times == 1 ? "time" : "times")}, {total.Length.TotalHours} h{since}";
    }

    private static Alert Firing(int hour) =>
        new() { Rule = Given.Level(), State = AlertState.Firing, Since = Given.Hour(hour), FiredBy = "inst-default-1" };

    private static IEnumerable<Transition> Parse(string scenario, string rule) =>
        from step in scenario.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        let words = step.Split(' ')
        let change = words[0] switch
        {
            "fired" => (From: AlertState.Ok, To: AlertState.Firing),
            "ended" => (From: AlertState.Firing, To: AlertState.Ok),
            "pending" => (From: AlertState.Ok, To: AlertState.Pending),
            _ => (From: AlertState.Pending, To: AlertState.Ok),
        }
        select new Transition(
            "id", "default", rule, Given.Hour(int.Parse(words[1])), change.From, change.To, "", null, null, null, null);
}
