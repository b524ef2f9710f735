using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

public sealed class WithholdingTests
{
    private static readonly DateTimeOffset Now = Given.Hour(1);

    private static readonly Dictionary<string, (TlsSummary Summary, CheckOutcome Outcome)> Readings = new(StringComparer.Ordinal)
    {
        ["a confidence below the minimum"] = (Given.Summary(50, Now, level: 2), CheckOutcome.Withheld),
        ["a confidence at the minimum"] = (Given.Summary(50, Now, level: 3), CheckOutcome.Recorded),
        ["an unknown confidence of 0"] = (Given.Summary(50, Now, level: 0), CheckOutcome.Recorded),
        ["a missing confidence"] = (Given.Summary(50, Now, level: null), CheckOutcome.Recorded),
        ["a pipeline note on all data"] = (Given.Summary(50, Now, 5, Given.Annotation("PIPELINE")), CheckOutcome.Withheld),
        ["a partial projection of email data"] =
            (Given.Summary(50, Now, 5, Given.Annotation("PARTIAL_PROJECTION", "EMAIL_SECURITY")), CheckOutcome.Withheld),
        ["a pipeline note on other data"] =
            (Given.Summary(50, Now, 5, Given.Annotation("PIPELINE", "DNS")), CheckOutcome.Recorded),
        ["an outage, which is context only"] = (Given.Summary(50, Now, 5, Given.Annotation("OUTAGE")), CheckOutcome.Recorded),
        ["a note that ended before the window"] =
            (Given.Summary(50, Now, 5, Given.Annotation("PIPELINE", end: Now.AddDays(-1).AddSeconds(-1))), CheckOutcome.Recorded),
        ["a note that ended as the window began"] =
            (Given.Summary(50, Now, 5, Given.Annotation("PIPELINE", end: Now.AddDays(-1))), CheckOutcome.Withheld),
        ["a note that begins after the window"] =
            (Given.Summary(50, Now, 5, Given.Annotation("PIPELINE", start: Now.AddSeconds(1))), CheckOutcome.Recorded),
        ["a note that began as the window ended and lasts"] =
            (Given.Summary(50, Now, 5, Given.Annotation("PIPELINE", start: Now)), CheckOutcome.Withheld),
        ["a note on a point in time before the window"] =
            (Given.Summary(50, Now, 5, AtPoint(Now.AddDays(-2))), CheckOutcome.Recorded),
        ["a note on a point in time within the window"] =
            (Given.Summary(50, Now, 5, AtPoint(Now.AddHours(-2))), CheckOutcome.Withheld),
        ["a dataset of 24 hours ago"] = (Given.Summary(50, Now.AddHours(-24)), CheckOutcome.Recorded),
        ["a dataset of more than 24 hours ago"] = (Given.Summary(50, Now.AddHours(-24).AddSeconds(-1)), CheckOutcome.Withheld),
    };

    public static TheoryData<string> ReadingNames => new(Readings.Keys);

    [Theory]
    [MemberData(nameof(ReadingNames))]
    public void A_first_reading_is_judged(string what)
    {
        var (summary, expected) = Readings[what];
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(summary, Now);
        Assert.True(expected == scenario.State.LastCheck!.Outcome, $"{what}: {scenario.State.LastCheck.Reason}");
        Assert.Equal(expected == CheckOutcome.Recorded ? ["Fired level"] : Array.Empty<string>(), scenario.Told);
    }

    [Fact]
    public void A_share_of_nothing_beside_a_label_that_nobody_knows_is_withheld_and_says_which_labels_there_are()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        var unknown = Given.Relabel(
            Given.Summary(6, Given.Hour(1)), label => label.Replace("TLS 1.", "Version ", StringComparison.Ordinal));
        scenario.Check(unknown, Given.Hour(1));
        Assert.Equal((CheckOutcome.Withheld, AlertState.Firing), (scenario.State.LastCheck!.Outcome, scenario.GetState("level")));
        Assert.Equal(
            "no version in the data is one of LegacyVersions (TLS 1.0, TLS 1.1); the data has Version 0, Version 1, Version 3",
            scenario.State.LastCheck.Reason);
    }

    [Fact]
    public void A_typing_mistake_in_the_legacy_versions_is_not_a_share_of_nothing()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()) with { LegacyVersions = ["TLS 1.O"] });
        scenario.Check(6, Given.Hour(0));
        Assert.Equal(CheckOutcome.Withheld, scenario.State.LastCheck!.Outcome);
    }

    [Fact]
    public void No_legacy_version_among_versions_that_are_known_is_a_share_of_nothing()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        var summary = Given.Summary(0, Given.Hour(0));
        scenario.Check(summary with { Shares = summary.Shares.Remove("TLS 1.0").Remove("TLS 1.1") }, Given.Hour(0));
        Assert.Equal((CheckOutcome.Recorded, 0m), (scenario.State.LastCheck!.Outcome, scenario.State.Latest!.LegacyShare));
    }

    [Fact]
    public void A_version_that_nobody_knows_beside_legacy_ones_withholds_nothing()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        var next = Given.Relabel(Given.Summary(2, Given.Hour(0)), label => label == "TLS 1.3" ? "TLS 1.4" : label);
        scenario.Check(next, Given.Hour(0));
        Assert.Equal((CheckOutcome.Recorded, 2m), (scenario.State.LastCheck!.Outcome, scenario.State.Latest!.LegacyShare));
    }

    [Fact]
    public void A_reading_that_is_both_doubted_and_old_is_withheld_for_the_doubt()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(Given.Summary(2, Given.Hour(-30), level: 1), Given.Hour(0));
        Assert.Equal("Cloudflare's confidence in the data is 1 of 5, below 3", scenario.State.LastCheck!.Reason);
    }

    [Fact]
    public void A_dataset_older_than_the_latest_is_withheld()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(5));
        scenario.Check(Given.Summary(50, Given.Hour(4)), Given.Hour(6));
        Assert.Equal(CheckOutcome.Withheld, scenario.State.LastCheck!.Outcome);
        Assert.Contains("older than the latest", scenario.State.LastCheck.Reason, StringComparison.Ordinal);
        Assert.Empty(scenario.Told);
        Assert.Single(scenario.History);
    }

    [Fact]
    public void A_withheld_or_refused_reading_resolves_nothing_and_keeps_the_explanation()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(Given.Summary(0, Given.Hour(1), level: 1), Given.Hour(1));
        scenario.Check(Reading.Refused("503"), Given.Hour(2));
        Assert.Equal(AlertState.Firing, scenario.GetState("level"));
        Assert.Equal(["Fired level"], scenario.Told);
        Assert.Equal("the legacy share is above 1 %", scenario.Explain("level").Reason);
        Assert.Equal(CheckOutcome.Failed, scenario.State.LastCheck!.Outcome);
    }

    private static Annotation AtPoint(DateTimeOffset time) =>
        Given.Annotation("PIPELINE", start: time) with { IsInstantaneous = true };
}
