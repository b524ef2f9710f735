using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>What an alert keeps, and what it forgets, when its rule changes.</summary>
public sealed class ChangedRuleTests
{
    private static readonly Dictionary<string, (Rule Changed, bool IsSame)> Changes = new(StringComparer.Ordinal)
    {
        ["nothing"] = (Given.Level(), true),
        ["receivers and severity"] = (Given.Level() with { Receivers = ["mail"], Severity = Severity.Info }, true),
        ["trailing zeros"] = (Given.Level(1.000m, 0.90m), true),
        ["measure"] = (Given.Level() with { Measure = Measure.RiseInPoints }, false),
        ["against"] = (Given.Level() with { Against = Against.Control }, false),
        ["over"] = (Given.Level() with { Over = TimeSpan.FromHours(1) }, false),
        ["threshold"] = (Given.Level(1.1m, 0.9m), false),
        ["recovery"] = (Given.Level(1, 0.8m), false),
        ["confirmations"] = (Given.Level() with { Confirmations = 2 }, false),
        ["recovery confirmations"] = (Given.Level() with { RecoveryConfirmations = 2 }, false),
    };

    public static TheoryData<string> ChangeNames => new(Changes.Keys);

    [Theory]
    [MemberData(nameof(ChangeNames))]
    public void A_rule_is_defined_by_what_it_decides(string what) =>
        Assert.Equal(Changes[what].IsSame, Changes[what].Changed.Fingerprint == Given.Level().Fingerprint);

    private static readonly Dictionary<string, (Watch Changed, bool IsSame)> Queries = new(StringComparer.Ordinal)
    {
        ["rules and limits"] =
            (Given.Watch(Given.Level()) with { MaximumAge = TimeSpan.FromHours(1), MinimumConfidence = 1 }, true),
        ["the order of versions"] = (Given.Watch() with { LegacyVersions = ["TLS 1.1", "TLS 1.0"] }, true),
        ["range"] = (Given.Watch() with { DateRange = new DateRange("7d", TimeSpan.FromDays(7)) }, false),
        ["how versions are written"] = (Given.Watch() with { LegacyVersions = ["TLSv1.1", "tls1.0"] }, true),
        ["versions"] = (Given.Watch() with { LegacyVersions = ["TLS 1.0"] }, false),
        ["arc"] = (Given.Watch() with { Filters = EmailFilters.None with { Arc = [ValidationResult.Pass] } }, false),
        ["dkim"] = (Given.Watch() with { Filters = EmailFilters.None with { Dkim = [ValidationResult.Pass] } }, false),
        ["dmarc"] = (Given.Watch() with { Filters = EmailFilters.None with { Dmarc = [ValidationResult.Pass] } }, false),
        ["spf"] = (Given.Watch() with { Filters = EmailFilters.None with { Spf = [ValidationResult.Pass] } }, false),
    };

    public static TheoryData<string> QueryNames => new(Queries.Keys);

    [Theory]
    [MemberData(nameof(QueryNames))]
    public void Snapshots_compare_as_long_as_the_query_and_the_legacy_versions_are_the_same(string what) =>
        Assert.Equal(Queries[what].IsSame, Queries[what].Changed.QueryFingerprint == Given.Watch().QueryFingerprint);

    [Fact]
    public void The_order_of_a_filter_and_its_repetitions_are_nothing()
    {
        static string Of(params ImmutableArray<ValidationResult> spf) =>
            (Given.Watch() with { Filters = EmailFilters.None with { Spf = spf } }).QueryFingerprint;

        Assert.Equal(
            Of(ValidationResult.Pass, ValidationResult.Fail),
            Of(ValidationResult.Fail, ValidationResult.Pass, ValidationResult.Fail));
    }

    [Fact]
    public void Another_threshold_keeps_the_baseline_and_the_peak()
    {
        var scenario = Risen();
        scenario.Watch = Given.Watch(Given.Rise(0.3m));
        scenario.Check(1.4m, Given.Hour(2));
        Assert.Equal((Given.Hour(0), 1.5m), (scenario.Explain("rise").Baseline!.LastUpdated, scenario.State.Alerts["rise"].Peak));
    }

    private static readonly Dictionary<string, (Rule Changed, DateTimeOffset Baseline)> Remeasured = new(StringComparer.Ordinal)
    {
        ["over"] = (Given.Rise(overHours: 0.5), Given.Hour(1)),
        ["measure"] = (Given.Rise() with { Measure = Measure.RiseInPercent, RecoverAt = -50, Threshold = 1 }, Given.Hour(1)),
        ["against"] = (Given.Rise() with { Against = Against.Control }, Given.Hour(-22)),
    };

    public static TheoryData<string> RemeasuredNames => new(Remeasured.Keys);

    [Theory]
    [MemberData(nameof(RemeasuredNames))]
    public void Another_measure_takes_a_new_baseline_and_a_new_peak(string what)
    {
        var (changed, baseline) = Remeasured[what];
        var scenario = Risen();
        scenario.Watch = Given.Watch(changed with { RecoverAt = -90 });
        scenario.Check(Reading.Valid(Given.Summary(2.2m, Given.Hour(2)), Given.Summary(1.9m, Given.Hour(-22))), Given.Hour(2));
        Assert.Equal(baseline, scenario.Explain("rise").Baseline!.LastUpdated);
        Assert.Equal(scenario.Explain("rise").Value, scenario.State.Alerts["rise"].Peak);
    }

    [Fact]
    public void A_recovery_is_counted_anew_under_another_threshold()
    {
        var rule = Given.Level() with { RecoveryConfirmations = 2 };
        var scenario = new Scenario(Given.Watch(rule));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(0.5m, Given.Hour(1));
        scenario.Watch = Given.Watch(rule with { Threshold = 1.1m });
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal((AlertState.Firing, 1), (scenario.GetState("level"), scenario.State.Alerts["level"].Recoveries));
    }

    [Fact]
    public void A_changed_query_forgets_the_peak()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(9, Given.Hour(0));
        scenario.Watch = scenario.Watch with { Filters = EmailFilters.None with { Spf = [ValidationResult.Fail] } };
        scenario.Check(2, Given.Hour(1));
        scenario.Check(0.5m, Given.Hour(2));
        Assert.Equal(2, scenario.Last.Alerts[0].Peak);
    }

    [Fact]
    public void A_rise_over_another_time_is_looked_up_although_its_baseline_was_pinned()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(overHours: 1)));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(2, Given.Hour(2));
        var again = Reading.Valid(Given.Summary(2, Given.Hour(2)));
        Assert.Equal(
            [TimeSpan.FromHours(2)],
            Baselines.FindNeeded(Given.Watch(Given.Rise(overHours: 2)), scenario.State, again, Given.Hour(2.5)));
        Assert.Empty(Baselines.FindNeeded(Given.Watch(Given.Rise(0.3m, overHours: 1)), scenario.State, again, Given.Hour(2.5)));
        Assert.Empty(Baselines.FindNeeded(scenario.Watch, scenario.State, again, Given.Hour(2.5)));
    }

    [Fact]
    public void Nothing_is_looked_up_for_what_is_not_accepted_or_cannot_be_compared()
    {
        var scenario = new Scenario(Given.Watch(
            Given.Rise(overHours: 1), Given.Rise(overHours: 1) with { Name = "other" }, Given.Rise() with { Name = "last" },
            Given.Level() with { Over = TimeSpan.FromHours(2) }));
        var next = Reading.Valid(Given.Summary(0.5m, Given.Hour(2)));
        Assert.Empty(Baselines.FindNeeded(scenario.Watch, scenario.State, next, Given.Hour(2)));
        scenario.Check(0.5m, Given.Hour(0));
        Assert.Equal([TimeSpan.FromHours(1)], Baselines.FindNeeded(scenario.Watch, scenario.State, next, Given.Hour(2)));
        Assert.Empty(Baselines.FindNeeded(scenario.Watch, scenario.State, Reading.Refused("503"), Given.Hour(2)));
        var unsure = Reading.Valid(Given.Summary(0.5m, Given.Hour(2), level: 1));
        Assert.Empty(Baselines.FindNeeded(scenario.Watch, scenario.State, unsure, Given.Hour(2)));
        var watch = scenario.Watch with { LegacyVersions = ["TLS 1.0"] };
        Assert.Empty(Baselines.FindNeeded(watch, scenario.State, next, Given.Hour(2)));
    }

    [Fact]
    public void A_new_rise_is_measured_on_the_same_dataset_from_the_snapshot_before_it()
    {
        var scenario = new Scenario(Given.Watch());
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(0.6m, Given.Hour(1));
        scenario.Watch = Given.Watch(Given.Rise(), Given.Rise(overHours: 48) with { Name = "long" });
        scenario.Check(Given.Summary(0.6m, Given.Hour(1)), Given.Hour(2));
        Assert.Equal((0.1m, 0.1m), (scenario.Explain("rise").Value, scenario.Explain("long").Value));
    }

    [Theory, InlineData(0), InlineData(48)]
    public void A_new_rise_on_the_only_dataset_has_nothing_to_compare_with(double overHours)
    {
        var scenario = new Scenario(Given.Watch());
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Watch = Given.Watch(Given.Rise(overHours: overHours));
        scenario.Check(Given.Summary(0.5m, Given.Hour(0)), Given.Hour(1));
        Assert.Null(scenario.Explain("rise").Value);
    }

    [Fact]
    public void Another_threshold_does_not_take_a_new_level_for_a_rise()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise(overHours: 48)));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(1, Given.Hour(1));
        scenario.Check(1, Given.Hour(26));
        Assert.Equal(["Fired rise", "Resolved rise"], scenario.Told);
        scenario.Watch = Given.Watch(Given.Rise(0.3m, overHours: 48));
        scenario.Check(Given.Summary(1, Given.Hour(26)), Given.Hour(27));
        Assert.Equal((AlertState.Ok, 0m), (scenario.GetState("rise"), scenario.Explain("rise").Value));
    }

    [Fact]
    public void The_fingerprint_of_a_query_is_what_it_was_in_states_that_are_stored() => Assert.Equal(
        "1d|Pass,Fail||||TLS1.0,TLS1.1",
        (Given.Watch() with
        {
            Filters = EmailFilters.None with { Arc = [ValidationResult.Fail, ValidationResult.Pass] },
            LegacyVersions = ["TLS 1.1", "TLS 1.0"],
        }).QueryFingerprint);

    // Fires at hour 1, by 1.5 points over the share of hour 0.
    private static Scenario Risen()
    {
        var scenario = new Scenario(Given.Watch(Given.Rise()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(2, Given.Hour(1));
        Assert.Equal((AlertState.Firing, 1.5m), (scenario.GetState("rise"), scenario.State.Alerts["rise"].Peak));
        return scenario;
    }
}
