using System.Net;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>
/// Every notifier as the product registers it, and a receiver of each kind, read from settings, that stands on loopback.
/// </summary>
internal sealed class ReceiverFixture : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string OlderSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    public const string RoutingKey = "R0UT1NGKEYR0UT1NGKEY00000000001";
    public const string ApiKey = "SG.apikeyapikey.0123456789abcdefghij";
    public const string Password = "p4ssw0rd-of-the-relay";
    public const string Path = "/services/T0SECRET/B0SECRET";

    private readonly ServiceProvider _services;
    private readonly Dictionary<string, string?> _settings = new(StringComparer.OrdinalIgnoreCase);

    private ReceiverFixture(LoopbackServer web, SmtpServer relay, TimeProvider? clock, string schedule, bool isPublic)
    {
        (Web, Relay) = (web, relay);
        var schedules = new Schedules(Schedule.TryParse(schedule)!, Schedule.TryParse(schedule)!);
        _services = new ServiceCollection().AddSingleton(clock ?? Time).AddSingleton(schedules)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddNotifiers(isPublic ? new Uri("https://radar.example.org/") : null).BuildServiceProvider();
        Set("SendGrid", ("ApiKey", ApiKey), ("From", "Radar <radar@example.org>"), ("BaseUrl", web.Address.AbsoluteUri));
        Set("Smtp", ("Host", "127.0.0.1"), ("Port", $"{relay.Port}"), ("User", "relay-user"), ("Password", Password));
        Set("Smtp", ("From", "Radar <radar@example.org>"));
    }

    public static TheoryData<string> Types => [.. ReceiverKinds.Types];

    /// <summary>The kinds that are reached over HTTP.</summary>
    public static TheoryData<string> WebTypes => [.. ReceiverKinds.Types.Except(["smtp", "log"])];

    public LoopbackServer Web { get; }

    public SmtpServer Relay { get; }

    public LogRecorder Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new(Samples.SentAt);

    public NotifierList Notifiers => _services.GetRequiredService<NotifierList>();

    public static async Task<ReceiverFixture> StartAsync(
        int status = 202, bool startTls = false, IPAddress? relayAt = null, TimeProvider? clock = null,
        string schedule = "0 7 * * * *", bool isPublic = true)
    {
        var web = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        return new ReceiverFixture(web, SmtpServer.Start(startTls, relayAt), clock, schedule, isPublic);
    }

    /// <summary>Changes settings, for the receivers that are made from now on.</summary>
    public void Set(string section, params (string Key, string? Value)[] settings)
    {
        foreach (var (key, value) in settings)
            _settings[$"{section}:{key}"] = value;
    }

    /// <summary>Settings as keys and values in turns; of a key that comes twice, the last value counts.</summary>
    public static SettingsReader Reader(params string[] pairs) => new(TestSettings.Configure(pairs));

    /// <summary>A receiver as it is read from settings.</summary>
    /// <param name="type">Its kind.</param>
    /// <param name="settings">Settings other than those it has here.</param>
    public Receiver Receiver(string type, params (string Key, string? Value)[] settings)
    {
        var hook = new Uri(Web.Address, Path + "?sig=S3CR3TS1G").AbsoluteUri;
        (string Key, string? Value)[] own = type switch
        {
            "email" or "smtp" => [("To", "Post Master <postmaster@example.com>,second@example.com,SECOND@example.com")],
            "webhook" => [("Url", hook), ("Secrets", $"{Secret},{OlderSecret}")],
            "pagerduty" => [("Url", Web.Address.AbsoluteUri), ("RoutingKey", RoutingKey)],
            "alertmanager" => [("Url", Web.Address.AbsoluteUri)],
            "log" => [],
            _ => [("Url", hook)],
        };
        var here = own.Concat(settings).Prepend((Key: "Type", Value: type))
            .Select(setting => KeyValuePair.Create($"Receivers:here:{setting.Key}", setting.Value));
        var reader = new SettingsReader(TestSettings.Configure([.. _settings, .. here]));
        var receiver = Assert.Single(ReceiverSettings.Read(reader));
        Assert.Empty(reader.Errors);
        return receiver;
    }

    public Task<SendOutcome> SendAsync(string type, Notification notification, CancellationToken cancellation = default) =>
        SendAsync(Receiver(type), notification, cancellation);

    public Task<SendOutcome> SendAsync(Receiver receiver, Notification notification, CancellationToken cancellation = default) =>
        Notifiers.For(receiver).SendAsync(notification, receiver, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Web.DisposeAsync();
        await Relay.DisposeAsync();
    }
}
