using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Settings;

/// <summary>When digests are sent, and to whom.</summary>
public sealed class DigestSettingsTests
{
    private static readonly string[] Weekly = ["DigestSchedule", "0 0 8 * * MON"];

    private static readonly string[] Receivers =
    [
        "Receivers:chat:Type", "log", "Receivers:mail:Type", "log",
        "Receivers:oncall:Type", "pagerduty", "Receivers:oncall:RoutingKey", "key",
        "Receivers:cluster:Type", "alertmanager", "Receivers:cluster:Url", "https://alerts.example.com",
    ];

    [Fact]
    public void Without_a_schedule_there_are_none()
    {
        var settings = AppSettings.Read(Configuration());
        Assert.Null(settings.Digest.Schedule);
        Assert.Null(AppSettings.Read(Configuration("DigestSchedule", "")).Digest.Schedule);
    }

    [Fact]
    public void All_receivers_get_them_but_those_that_know_nothing_but_incidents()
    {
        Assert.Equal(["log"], AppSettings.Read(Configuration(Weekly)).Digest.Receivers);
        var settings = AppSettings.Read(Configuration([.. Weekly, .. Receivers]));
        Assert.Equal("0 0 8 * * MON", settings.Digest.Schedule!.ToString());
        Assert.Equal(["chat", "mail"], settings.Digest.Receivers);
        Assert.DoesNotContain(settings.Warnings, warning => warning.StartsWith("Digest", StringComparison.Ordinal));
    }

    [Fact]
    public void Receivers_that_are_given_get_them_and_no_others()
    {
        Assert.Equal(["mail"], AppSettings.Read(Configuration([.. Receivers, "DigestReceivers", "mail"])).Digest.Receivers);
        Assert.Equal(
            ["chat", "mail"],
            AppSettings.Read(
                Configuration([.. Receivers, "DigestReceivers:0", "mail", "DigestReceivers:1", "chat"])).Digest.Receivers);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("oncall")]
    [InlineData("cluster")]
    public void A_receiver_that_takes_none_is_refused_by_its_name(string name)
    {
        var failure = Assert.Throws<SettingsException>(
            () => AppSettings.Read(Configuration([.. Weekly, .. Receivers, "DigestReceivers", name])));
        Assert.Equal(
            $"DigestReceivers is '{name}'; accepted: names of receivers (chat, mail), "
            + "but none of type pagerduty or alertmanager, for which everything is an incident.",
            Assert.Single(failure.Errors));
    }

    [Fact]
    public void A_schedule_without_a_receiver_is_a_warning()
    {
        const string Warning = "DigestSchedule is given, but nobody gets a digest: DigestReceivers has no receiver.";
        var empty = AppSettings.Read(Configuration([.. Weekly, "DigestReceivers", ""]));
        Assert.Empty(empty.Digest.Receivers);
        Assert.Contains(Warning, empty.Warnings);
        Assert.Contains(Warning, AppSettings.Read(Configuration([.. Weekly, .. Receivers[4..]])).Warnings);
    }

    [Theory]
    [InlineData("every week")]
    [InlineData("0 0 0 31 2 *")]
    public void A_schedule_that_is_none_or_never_comes_is_refused(string schedule)
    {
        var failure = Assert.Throws<SettingsException>(() => AppSettings.Read(Configuration("DigestSchedule", schedule)));
        var start = $"DigestSchedule is '{schedule}'; accepted: six NCRONTAB fields";
        Assert.StartsWith(start, Assert.Single(failure.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void More_receivers_than_one_transaction_takes_are_refused_when_there_is_a_schedule()
    {
        string[] many = [.. Enumerable.Range(0, 96).SelectMany(number => new[] { $"Receivers:r{number}:Type", "log" })];
        string[] one =
        [
            "Watches:default:Rules:level:Measure", "LegacyShare", "Watches:default:Rules:level:Threshold", "1",
            "Watches:default:Rules:level:Receivers", "r1",
        ];
        Assert.Equal(96, AppSettings.Read(Configuration([.. many, .. one])).Digest.Receivers.Length);
        var failure = Assert.Throws<SettingsException>(() => AppSettings.Read(Configuration([.. Weekly, .. many, .. one])));
        Assert.Equal(
            "DigestReceivers has 96 receivers; accepted: at most 95, since a check is one storage transaction.",
            Assert.Single(failure.Errors));
    }

    private static IConfiguration Configuration(params string[] pairs) =>
        TestSettings.Configure(["Radar:ApiToken", "token", "Storage:Path", "radar.db", .. pairs]);
}
