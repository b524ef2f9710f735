using FunctionsRadar.Alerting;
using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Settings;

public sealed class AppSettingsTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    [Fact]
    public void With_credentials_and_a_store_everything_else_has_its_default()
    {
        var settings = AppSettings.Read(Configuration());
        var watch = Assert.Single(settings.Watches);
        Assert.Equal("default", watch.Name);
        Assert.Equal(["level", "rise"], watch.Rules.Select(rule => rule.Name));
        Assert.Equal((1m, 0.9m), (watch.Rules[0].Threshold, watch.Rules[0].RecoverAt));
        Assert.Equal(
            (0.25m, 0.225m, TimeSpan.FromDays(7)),
            (watch.Rules[1].Threshold, watch.Rules[1].RecoverAt, watch.Rules[1].Over));
        Assert.Equal("log", Assert.Single(settings.Receivers).Type);
        Assert.Contains(settings.Warnings, warning => warning.Contains("No receiver is set", StringComparison.Ordinal));
        Assert.Equal("https://api.cloudflare.com/client/v4", settings.Radar.BaseUrl.ToString());
    }

    public static TheoryData<string, string, string[]> WrongSettings => new()
    {
        { "Receivers:ops:Type", "pigeon", ["Receivers:ops:Type", "'pigeon'", "email, smtp, webhook"] },
        { "Watches:default:Rules:level:Threshold", "200", ["Watches:default:Rules:level:Threshold", "'200'", "0 to 99.999"] },
        { "Watches:A B:DateRange", "7d", ["Watches", "'A B'", "a-z and 0-9"] },
        { "Watches:default:Rules:nodata:Measure", "LegacyShare", ["'nodata'", "not nodata or test"] },
        { "CheckSchedule", "every day", ["CheckSchedule", "'every day'", "NCRONTAB"] },
        { "DeliverySchedule", "0 0 0 31 2 *", ["DeliverySchedule", "'0 0 0 31 2 *'", "that come true"] },
        { "Radar:BaseUrl", "http://radar.example.com", ["Radar:BaseUrl", "https"] },
        { "Radar:BaseUrl", "https://me:pass@radar.example.com", ["'https://***@radar.example.com'", "without user name"] },
        { "Radar:BaseUrl", "http://me?:pass@radar.example.com", ["Radar:BaseUrl", "'http://***'"] },
        { "Radar:BaseUrl", "//me:pass@radar.example.com", ["Radar:BaseUrl", "'//***@radar.example.com'"] },
        { "Radar:Endpoint", "Newest", ["Radar:Endpoint", "'Newest'", "Dimension, TlsVersion"] },
        { "Radar:RequestsPerSecond", "1,5", ["Radar:RequestsPerSecond", "'1,5'", "0.1 to 200"] },
        { "Radar:Email", "me@example.com", ["Radar:ApiToken", "one kind of credentials"] },
        { "Radar:ApiToken", "@Microsoft.KeyVault(VaultName=v;SecretName=s)", ["Radar:ApiToken", "Key Vault reference"] },
        { "Watches:default:MaximumAge", "24:00:00", ["Watches:default:MaximumAge", "'24:00:00'", "hours below 24"] },
        { "Watches:default:DateRange", "365d", ["Watches:default:DateRange", "'365d'", "364d"] },
        { "Watches:default:DateRange", "7dcontrol", ["Watches:default:DateRange", "'7dcontrol'"] },
        { "Watches:default:Spf", "PASS,MAYBE", ["Watches:default:Spf", "'MAYBE'", "PASS, NONE, FAIL"] },
        { "Watches:default:Rules:level:Against", "Previous", ["Watches:default:Rules:level:Against", "LegacyShare"] },
        { "Watches:default:Rules:level:RecoverAt", "2", ["Watches:default:Rules:level:RecoverAt", "'2'", "0 to 1"] },
        { "Watches:default:Rules:level:Receivers", "nobody", ["Watches:default:Rules:level:Receivers", "'nobody'", "log"] },
        { "Watches:default:Rules:level:Treshold", "1", ["Watches:default:Rules:level:Treshold", "is not a setting"] },
        { "Storage:ConnectionString", "UseDevelopmentStorage=true", ["Storage:ConnectionString", "Storage:Path", "exactly one"] },
        { "Storage:Path", "file:radar.db?mode=rwc", ["Storage:Path", "'file:radar.db?***'", "the path of a file"] },
        { "Storage:Path", ":memory:", ["Storage:Path", "':memory:'", "the path of a file"] },
        { "Storage:TableName", "no-dashes", ["Storage:TableName", "'no-dashes'"] },
        { "Api:Key", "short", ["Api:Key", "(hidden)", "16 to 256"] },
        { "Api:Public", "yes", ["Api:Public", "'yes'", "true or false"] },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void A_wrong_setting_is_named_with_its_value_and_what_is_accepted(string key, string value, string[] words)
    {
        string[] level = ["Watches:default:Rules:level:Measure", "LegacyShare", "Watches:default:Rules:level:Threshold", "1"];
        var needsLevel = key.Contains(":Rules:level:", StringComparison.Ordinal);
        var error = ReadError(Configuration([.. needsLevel ? level : [], key, value]));
        Assert.All(words, word => Assert.Contains(word, error, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error);
    }

    [Fact]
    public void Settings_without_credentials_are_an_error() =>
        Assert.Contains("Radar:ApiToken is missing", ReadError(Configuration("Radar:ApiToken", "")), StringComparison.Ordinal);

    [Fact]
    public void An_address_of_storage_with_a_signature_is_refused_and_the_signature_not_shown()
    {
        var error = ReadError(
            Configuration("Storage:Path", "", "Storage:TableServiceUri", "https://a.example.com/?sv=1&sig=word"));
        Assert.Contains("Storage:TableServiceUri is 'https://a.example.com/?***'; accepted:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_webhook_secret_that_is_too_short_is_refused_and_not_shown()
    {
        var error = ReadError(Configuration(
            "Receivers:ops:Type", "webhook", "Receivers:ops:Url", "https://example.com/hook",
            "Receivers:ops:Secrets:0", "whsec_AQID"));
        Assert.Contains("Receivers:ops:Secrets", error, StringComparison.Ordinal);
        Assert.Contains("24 to 64 bytes", error, StringComparison.Ordinal);
        Assert.DoesNotContain("AQID", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_http_beyond_loopback_needs_to_be_allowed()
    {
        string[] receiver =
        [
            "Receivers:ops:Type", "webhook", "Receivers:ops:Secrets", Secret, "Receivers:ops:Url", "http://hooks.internal/radar",
        ];
        var error = ReadError(Configuration(receiver));
        Assert.Contains("Receivers:ops:Url is (hidden)", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hooks.internal", error, StringComparison.Ordinal);
        Assert.Single(AppSettings.Read(Configuration([.. receiver, "Receivers:ops:AllowHttp", "true"])).Receivers);
    }

    [Fact]
    public void A_list_that_is_given_replaces_its_default_and_an_empty_one_means_none()
    {
        Assert.Equal(
            ["TLS 1.0"],
            AppSettings.Read(Configuration("Watches:default:LegacyVersions:0", "TLS 1.0")).Watches[0].LegacyVersions);
        Assert.Equal(["OUTAGE"], AppSettings.Read(Configuration("Watches:default:WithholdOn", "outage")).Watches[0].WithholdOn);
        Assert.Empty(AppSettings.Read(Configuration("Watches:default:WithholdOn", "")).Watches[0].WithholdOn);
    }

    [Fact]
    public void More_rules_and_receivers_than_one_transaction_takes_are_refused()
    {
        var settings = new List<string>();
        for (var receiver = 0; receiver < 50; receiver++)
            settings.AddRange([$"Receivers:r{receiver}:Type", "log"]);
        for (var rule = 0; rule < 46; rule++)
        {
            settings.AddRange(
            [
                $"Watches:default:Rules:u{rule}:Measure", "LegacyShare", $"Watches:default:Rules:u{rule}:Threshold", "1",
                ]);
        }
        var error = ReadError(Configuration([.. settings]));
        Assert.Contains("46 rules and 50 receivers; accepted: together at most 95", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_take_the_place_of_default_ones_are_noted_with_those_that_hold_no_more()
    {
        string[] mine = ["Watches:default:Rules:mine:Measure", "LegacyShare", "Watches:default:Rules:mine:Threshold", "0.8"];
        var note = Assert.Single(AppSettings.Read(Configuration(mine)).Notes);
        Assert.Contains(": level (LegacyShare above 1) and rise (RiseInPoints above 0.25).", note, StringComparison.Ordinal);
        string[] level = ["Watches:default:Rules:level:Measure", "LegacyShare", "Watches:default:Rules:level:Threshold", "0.8"];
        note = Assert.Single(AppSettings.Read(Configuration(level)).Notes);
        Assert.Contains(": rise (RiseInPoints above 0.25).", note, StringComparison.Ordinal);
        string[] rise = ["Watches:default:Rules:rise:Measure", "RiseInPoints", "Watches:default:Rules:rise:Threshold", "1"];
        Assert.Empty(AppSettings.Read(Configuration([.. level, .. rise])).Notes);
        Assert.Empty(AppSettings.Read(Configuration()).Notes);
    }

    [Theory]
    [InlineData("0.9")]
    [InlineData("")]
    public void Of_a_wrong_threshold_only_the_error_is_told_and_nothing_that_follows_from_it(string recoverAt)
    {
        var reader = new SettingsReader(Configuration(
            "Watches:default:Rules:level:Measure", "LegacyShare", "Watches:default:Rules:level:Threshold", "200",
            "Watches:default:Rules:level:RecoverAt", recoverAt));
        AppSettings.Read(reader);
        Assert.Contains("Threshold is '200'", Assert.Single(reader.Errors), StringComparison.Ordinal);
        var shown = reader.Effective.SingleOrDefault(setting => setting.Key.EndsWith(":RecoverAt", StringComparison.Ordinal));
        Assert.Equal(recoverAt, shown?.Value ?? "");
    }

    [Fact]
    public void A_silence_shorter_than_the_schedule_is_a_warning()
    {
        var settings = AppSettings.Read(Configuration("CheckSchedule", "0 0 7 * * *"));
        Assert.Contains(settings.Warnings, warning => warning.Contains("NoDataAfter", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        var failure = Assert.Throws<SettingsException>(
            () => AppSettings.Read(Configuration("CheckSchedule", "x", "Storage:TableName", "y")));
        Assert.Equal(2, failure.Errors.Count);
    }

    [Fact]
    public void Rules_of_an_alertmanager_need_reminders()
    {
        var error = ReadError(Configuration(
            "Receivers:am:Type", "alertmanager", "Receivers:am:Url", "https://alerts.example.com",
            "Watches:default:Rules:level:Measure", "LegacyShare", "Watches:default:Rules:level:Threshold", "1",
            "Watches:default:Rules:level:RepeatInterval", "0"));
        Assert.Contains("RepeatInterval", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Severity_and_measures_are_read_in_any_case()
    {
        var rule = AppSettings.Read(Configuration(
            "Watches:default:Rules:up:Measure", "riseinpercent", "Watches:default:Rules:up:Threshold", "50",
            "Watches:default:Rules:up:Severity", "CRITICAL",
            "Watches:default:Rules:up:Over", "0")).Watches[0].Rules[0];
        Assert.Equal(
            (Measure.RiseInPercent, Severity.Critical, TimeSpan.Zero, 45m),
            (rule.Measure, rule.Severity, rule.Over, rule.RecoverAt));
    }

    private static string ReadError(IConfiguration configuration) =>
        Assert.Single(Assert.Throws<SettingsException>(() => AppSettings.Read(configuration)).Errors);

    private static IConfiguration Configuration(params string[] pairs) =>
        TestSettings.Configure(["Radar:ApiToken", "token", "Storage:Path", "radar.db", .. pairs]);
}
