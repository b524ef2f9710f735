using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Tests.Delivery;

public sealed class SecretsTests
{
    private static readonly string[] Secrets =
    [
        Bench.Secret, Bench.Secret[6..], Bench.OlderSecret[6..], Bench.RoutingKey, Bench.ApiKey, Bench.Password, "T0SECRET", "B0SECRET", "S3CR3TS1G",
    ];

    public static TheoryData<ReceiverType> WebTypes => Bench.WebTypes;

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task A_receiver_that_echoes_everything_in_every_failure_puts_no_secret_anywhere(ReceiverType type)
    {
        await using var bench = await Bench.StartAsync();
        foreach (var status in new[] { 200, 302, 400, 401, 403, 404, 410, 413, 429, 500, 503 })
        {
            bench.Web.Answer = context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = $"https://elsewhere.example{Bench.Path}";
                return context.Response.WriteAsync(Echo(context, bench.Receiver(type)));
            };
            HoldsNoSecret(bench, (await bench.SendAsync(type, Samples.Of(NotificationType.Fired))).Detail);
        }
        bench.Web.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        HoldsNoSecret(bench, (await bench.SendAsync(type, Samples.Of(NotificationType.Fired))).Detail);
        var receiver = bench.Receiver(type);
        await bench.Web.DisposeAsync();
        HoldsNoSecret(bench, (await bench.Notifier(type).SendAsync(Samples.Of(NotificationType.Fired), receiver, CancellationToken.None)).Detail);
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData("AUTH")]
    [InlineData("MAIL")]
    [InlineData(".")]
    public async Task A_relay_that_echoes_everything_puts_no_secret_anywhere(string command)
    {
        await using var bench = await Bench.StartAsync();
        foreach (var status in new[] { 421, 451, 535, 550 })
        {
            bench.Relay.Answers[command] = $"{status} no {Bench.Password} relay-user";

            var outcome = await bench.SendAsync(ReceiverType.Smtp, Samples.Of(NotificationType.Fired));

            Assert.NotEqual(SendResult.Delivered, outcome.Result);
            HoldsNoSecret(bench, outcome.Detail);
        }
    }

    private static string Echo(HttpContext context, Receiver receiver)
    {
        var request = context.Request;
        var everything = string.Join(' ', [.. receiver.Secrets, receiver.RoutingKey, $"{request.Path}{request.QueryString}", $"{request.Headers.Authorization}", request.Host.Value]);
        return receiver.Type is ReceiverType.Email
            ? $$"""{ "errors": [{ "message": "bad: {{everything}}" }] }"""
            : everything.Replace("/", "\\/", StringComparison.Ordinal) + " " + everything;
    }

    private static void HoldsNoSecret(Bench bench, string detail)
    {
        Assert.InRange(detail.Length, 1, 200);
        foreach (var secret in Secrets)
        {
            Assert.DoesNotContain(secret, detail, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, bench.Logs.Text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain("127.0.0.1", detail + bench.Logs.Text, StringComparison.Ordinal);
    }
}
