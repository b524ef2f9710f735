using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>Every notifier as the product registers it, with receivers of each type that stand on loopback.</summary>
internal sealed class Bench : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string OlderSecret = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    public const string RoutingKey = "R0UT1NGKEYR0UT1NGKEY00000000001";
    public const string ApiKey = "SG.apikeyapikey.0123456789abcdefghij";
    public const string Password = "p4ssw0rd-of-the-relay";
    public const string Path = "/services/T0SECRET/B0SECRET";

    private readonly ServiceProvider _services;

    private Bench(LoopbackServer web, SmtpServer relay, string? relayHost, int? relayPort, bool isPublic, bool sandbox)
    {
        Web = web;
        Relay = relay;
        var sendGrid = new SendGridOptions { ApiKey = ApiKey, From = "Radar <radar@example.org>", BaseUrl = web.Address, Sandbox = sandbox };
        var smtp = new SmtpOptions
        {
            Host = relayHost ?? "127.0.0.1",
            Port = relayPort ?? relay.Port,
            User = "relay-user",
            Password = Password,
            From = "Radar <radar@example.org>",
        };
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Time).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddNotifiers(sendGrid, smtp, isPublic ? new Uri("https://radar.example.org/") : null).BuildServiceProvider();
    }

    public static TheoryData<ReceiverType> WebTypes => [.. Enum.GetValues<ReceiverType>().Where(type => type is not (ReceiverType.Smtp or ReceiverType.Log))];

    public LoopbackServer Web { get; }

    public SmtpServer Relay { get; }

    public LogRecorder Logs { get; } = new();

    public FakeTimeProvider Time { get; } = new(Samples.Now.AddSeconds(5));

    public static async Task<Bench> StartAsync(
        int status = 202, bool startTls = false, System.Net.IPAddress? relayAt = null, string? relayHost = null,
        int? relayPort = null, bool isPublic = true, bool sandbox = false)
    {
        var web = await LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var relay = SmtpServer.Start(startTls, relayAt);
        return new Bench(web, relay, relayHost ?? relayAt?.ToString(), relayPort, isPublic, sandbox);
    }

    public INotifier Notifier(ReceiverType type) => _services.GetServices<INotifier>().Single(notifier => notifier.Type == type);

    public Receiver Receiver(ReceiverType type) => new()
    {
        Name = "here",
        Type = type,
        Url = type is ReceiverType.Webhook or ReceiverType.Slack or ReceiverType.Teams ? new Uri(Web.Address, Path + "?sig=S3CR3TS1G") : Web.Address,
        Secrets = type is ReceiverType.Webhook ? [Secret, OlderSecret] : [],
        To = type is ReceiverType.Email or ReceiverType.Smtp ? ["Post Master <postmaster@example.com>", "second@example.com", "SECOND@example.com"] : [],
        RoutingKey = type is ReceiverType.PagerDuty ? RoutingKey : null,
    };

    public Task<SendOutcome> SendAsync(ReceiverType type, Notification notification, CancellationToken cancellation = default) =>
        Notifier(type).SendAsync(notification, Receiver(type), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Web.DisposeAsync();
        await Relay.DisposeAsync();
    }
}
