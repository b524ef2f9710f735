using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Alerting;

public sealed class WatchSettingsTests
{
    private const string Rule = "Watches:default:Rules:level";

    private static readonly string[] Level = [$"{Rule}:Measure", "LegacyShare", $"{Rule}:Threshold", "1"];
    private static readonly string[] Rise = [$"{Rule}:Measure", "RiseInPoints", $"{Rule}:Threshold", "0.5"];

    [Fact]
    public void A_watch_is_read_as_it_is_set()
    {
        var watch = Assert.Single(Read(
            "Watches:mail:DateRange", "2w", "Watches:mail:Arc", "none,pass,NONE", "Watches:mail:Dkim", "FAIL",
            "Watches:mail:Dmarc", "Pass", "Watches:mail:Spf", "fail,none",
            "Watches:mail:LegacyVersions", "TLS 1.0,TLS 1.1,TLS 1.0", "Watches:mail:MinimumConfidence", "2",
            "Watches:mail:WithholdOn", "outage",
            "Watches:mail:MaximumAge", "12h", "Watches:mail:NoDataAfter", "3h", "Watches:mail:RepeatInterval", "4h"));
        Assert.Equal(("mail", "2w", 2), (watch.Name, watch.DateRange.Text, watch.MinimumConfidence));
        Assert.Equal([ValidationResult.Pass, ValidationResult.None], watch.Filters.Arc);
        Assert.Equal([ValidationResult.Fail], watch.Filters.Dkim);
        Assert.Equal([ValidationResult.Pass], watch.Filters.Dmarc);
        Assert.Equal([ValidationResult.None, ValidationResult.Fail], watch.Filters.Spf);
        Assert.Equal(["TLS 1.0", "TLS 1.1"], watch.LegacyVersions);
        Assert.Equal(["OUTAGE"], watch.WithholdOn);
        Assert.Equal(
            (TimeSpan.FromHours(12), TimeSpan.FromHours(3), TimeSpan.FromHours(4)),
            (watch.MaximumAge, watch.NoDataAfter, watch.RepeatInterval));
    }

    [Fact]
    public void Without_settings_there_is_one_watch_with_two_rules_for_every_receiver()
    {
        var watch = Assert.Single(Read());
        Assert.Equal(("default", "7d", 3), (watch.Name, watch.DateRange.Text, watch.MinimumConfidence));
        var filters = watch.Filters;
        Assert.Empty(new[] { filters.Arc, filters.Dkim, filters.Dmarc, filters.Spf }.SelectMany(filter => filter));
        Assert.Equal(["TLS 1.0", "TLS 1.1"], watch.LegacyVersions);
        Assert.Equal(["PIPELINE", "PARTIAL_PROJECTION"], watch.WithholdOn);
        Assert.Equal(
            (TimeSpan.FromHours(24), TimeSpan.FromHours(6), TimeSpan.FromHours(24)),
            (watch.MaximumAge, watch.NoDataAfter, watch.RepeatInterval));
        Assert.Equal(
            ["level LegacyShare|Previous|00:00:00|1|0.9|1|1", "rise RiseInPoints|Previous|7.00:00:00|0.25|0.225|1|1"],
            watch.Rules.Select(rule => $"{rule.Name} {rule.Fingerprint}"));
        Assert.All(watch.Rules, rule => Assert.Equal(["ops", "mail"], rule.Receivers));
    }

    [Fact]
    public void A_rule_is_read_as_it_is_set()
    {
        var rule = Assert.Single(Assert.Single(Read(
            $"{Rule}:Measure", "RiseInPercent", $"{Rule}:Threshold", "50", $"{Rule}:RecoverAt", "-10", $"{Rule}:Over", "3h",
            $"{Rule}:Confirmations", "2", $"{Rule}:RecoveryConfirmations", "3",
            $"{Rule}:Severity", "info", $"{Rule}:Receivers", "ops")).Rules);
        Assert.Equal("RiseInPercent|Previous|03:00:00|50|-10|2|3", rule.Fingerprint);
        Assert.Equal(Severity.Info, rule.Severity);
        Assert.Equal(["ops"], rule.Receivers);
    }

    [Fact]
    public void What_a_rule_leaves_out_has_its_default()
    {
        var level = Read(Level)[0].Rules[0];
        Assert.Equal("LegacyShare|Previous|7.00:00:00|1|0.9|1|1", level.Fingerprint);
        Assert.Equal(Severity.Warning, level.Severity);
        Assert.Equal(["mail", "ops"], level.Receivers);
        Assert.Equal(
            "RiseInPoints|Previous|2.00:00:00|0.5|0.45|1|1",
            Read([.. Rise, "Watches:default:DateRange", "2d"])[0].Rules[0].Fingerprint);
        Assert.Equal(
            "RiseInPoints|Control|7.00:00:00|0.5|0.45|1|1",
            Read([.. Rise, $"{Rule}:Against", "Control"])[0].Rules[0].Fingerprint);
    }

    [Theory]
    [InlineData("RiseInPoints", "100")]
    [InlineData("RiseInPercent", "1000000")]
    [InlineData("LegacyShare", "99.999")]
    [InlineData("LegacyShare", "0")]
    public void A_threshold_goes_as_far_as_its_measure(string measure, string largest)
    {
        var rule = Read($"{Rule}:Measure", measure, $"{Rule}:Threshold", largest)[0].Rules[0];
        Assert.Equal(largest, rule.Threshold.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public static TheoryData<string, string[], string> Wrong => new()
    {
        {
            "a range", ["Watches:default:DateRange", "9"], "Watches:default:DateRange is '9'; accepted: 1d to 364d, or 1w to 52w."
        },
        { "a filter", ["Watches:default:Arc", "PASS,2"], "Watches:default:Arc is '2'; accepted: any of PASS, NONE, FAIL." },
        { "a negative filter", ["Watches:default:Arc", "-1"], "Watches:default:Arc is '-1'; accepted: any of PASS, NONE, FAIL." },
        {
            "a list in a list", ["Watches:default:Arc:0", "PASS,FAIL"],
            "Watches:default:Arc is 'PASS,FAIL'; accepted: any of PASS, NONE, FAIL."
        },
        {
            "no label", ["Watches:default:LegacyVersions", ""],
            "Watches:default:LegacyVersions is ''; accepted: at least one label of at most 32 characters."
        },
        {
            "a long label", ["Watches:default:LegacyVersions", "TLS 1.0," + new string('x', 33)],
            $"Watches:default:LegacyVersions is 'TLS 1.0,{new string('x', 33)}'; "
            + "accepted: at least one label of at most 32 characters."
        },
        {
            "confidence", ["Watches:default:MinimumConfidence", "6"],
            "Watches:default:MinimumConfidence is '6'; accepted: a whole number from 0 to 5."
        },
        {
            "no measure", [$"{Rule}:Threshold", "1"],
            $"{Rule}:Measure is missing; accepted: one of LegacyShare, RiseInPoints, RiseInPercent."
        },
        {
            "a measure", [$"{Rule}:Measure", "Mail", $"{Rule}:Threshold", "1"],
            $"{Rule}:Measure is 'Mail'; accepted: one of LegacyShare, RiseInPoints, RiseInPercent."
        },
        {
            "no threshold", [$"{Rule}:Measure", "RiseInPercent"],
            $"{Rule}:Threshold is missing; accepted: a number from 0 to 1000000."
        },
        {
            "a high threshold", [$"{Rule}:Measure", "RiseInPoints", $"{Rule}:Threshold", "100.1"],
            $"{Rule}:Threshold is '100.1'; accepted: a number from 0 to 100."
        },
        {
            "a recovery above", [.. Level, $"{Rule}:RecoverAt", "1.1"],
            $"{Rule}:RecoverAt is '1.1'; accepted: a number from 0 to 1."
        },
        {
            "a recovery below", [.. Rise, $"{Rule}:RecoverAt", "-101"],
            $"{Rule}:RecoverAt is '-101'; accepted: a number from -100 to 0.5."
        },
        {
            "a recovery of a share below 0", [.. Level, $"{Rule}:RecoverAt", "-1"],
            $"{Rule}:RecoverAt is '-1'; accepted: a number from 0 to 1."
        },
        {
            "over of a share", [.. Level, $"{Rule}:Over", "1d"],
            $"{Rule}:Over is '1d'; accepted: nothing with Measure LegacyShare; it belongs to RiseInPoints and RiseInPercent."
        },
        {
            "over of a control", [.. Rise, $"{Rule}:Against", "Control", $"{Rule}:Over", "1d"],
            $"{Rule}:Over is '1d'; accepted: nothing with Against Control, which is always the equal period before."
        },
        {
            "confirmations", [.. Level, $"{Rule}:Confirmations", "0"],
            $"{Rule}:Confirmations is '0'; accepted: a whole number from 1 to 1000."
        },
        {
            "a receiver", [.. Level, $"{Rule}:Receivers", "ops,nobody"],
            $"{Rule}:Receivers is 'nobody'; accepted: names of receivers: mail, ops."
        },
        {
            "a rule's name", ["Watches:default:Rules:test:Measure", "LegacyShare"],
            "Watches:default:Rules:test is 'test'; accepted: names of 1 to 32 characters, a-z and 0-9, starting with a letter, "
            + "but not nodata or test."
        },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_cannot_be_is_refused_alone(string what, string[] settings, string error)
    {
        var reader = Reader(settings);
        WatchSettings.Read(reader, ["mail", "ops"]);
        Assert.Equal((what, error), (what, Assert.Single(reader.Errors)));
    }

    [Fact]
    public void A_label_is_as_long_as_one_that_is_stored() =>
        Assert.Equal([new string('x', 32)], Read("Watches:default:LegacyVersions", new string('x', 32))[0].LegacyVersions);

    [Fact]
    public void What_a_share_does_not_have_is_not_shown_among_its_settings()
    {
        Assert.Equal([$"{Rule}:Against", $"{Rule}:Over"], Shown(Rise));
        Assert.Empty(Shown(Level));

        static IEnumerable<string> Shown(string[] settings)
        {
            var reader = Reader(settings);
            WatchSettings.Read(reader, ["ops"]);
            return reader.Effective.Select(setting => setting.Key).Where(key =>
                key.EndsWith(":Against", StringComparison.Ordinal) || key.EndsWith(":Over", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_legacy_version_that_Radar_is_not_known_to_report_is_a_warning()
    {
        var reader = Reader("Watches:default:LegacyVersions", "TLSv1.0,TLS 1.O");
        WatchSettings.Read(reader, ["ops"]);
        Assert.Equal(
            "Watches:default:LegacyVersions has 'TLS 1.O', which Radar is not known to report; "
            + "it reports TLS 1.0, TLS 1.1, TLS 1.2 and TLS 1.3.",
            Assert.Single(reader.Warnings));
    }

    [Fact]
    public void A_watch_is_found_by_its_name()
    {
        var watches = new WatchList(Read("Watches:a:DateRange", "1d", "Watches:b:DateRange", "2d"));
        Assert.Equal("2d", watches.Find("b")!.DateRange.Text);
        Assert.Null(watches.Find("c"));
    }

    private static ImmutableArray<Watch> Read(params string[] settings)
    {
        var reader = Reader(settings);
        var watches = WatchSettings.Read(reader, ["ops", "mail"]);
        Assert.Empty(reader.Errors);
        return watches;
    }

    private static SettingsReader Reader(params string[] pairs) => new(TestSettings.Configure(pairs));
}
