using FunctionsRadar.Delivery;

namespace FunctionsRadar.Tests.Delivery;

public sealed class SecretsTests
{
    private static readonly string[] Secrets =
    [
        ReceiverFixture.Secret, ReceiverFixture.Secret[6..], ReceiverFixture.OlderSecret[6..], ReceiverFixture.RoutingKey,
        ReceiverFixture.ApiKey, ReceiverFixture.Password, "T0SECRET", "B0SECRET", "S3CR3TS1G",
    ];

    public static TheoryData<string> WebTypes => ReceiverFixture.WebTypes;

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task A_receiver_that_echoes_everything_in_every_failure_puts_no_secret_anywhere(string type)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        foreach (var status in new[] { 200, 302, 400, 401, 403, 404, 410, 413, 429, 500, 503 })
        {
            fixture.Web.Respond = context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.Location = $"https://elsewhere.example{ReceiverFixture.Path}";
                return context.Response.WriteAsync(Echo(context, type));
            };
            HoldsNoSecret(fixture, (await fixture.SendAsync(type, Samples.Fired)).Detail);
        }
        fixture.Web.Respond = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        HoldsNoSecret(fixture, (await fixture.SendAsync(type, Samples.Fired)).Detail);
        var receiver = fixture.Receiver(type);
        await fixture.Web.DisposeAsync();
        HoldsNoSecret(fixture, (await fixture.SendAsync(receiver, Samples.Fired)).Detail);
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData("AUTH")]
    [InlineData("MAIL")]
    [InlineData(".")]
    public async Task A_relay_that_echoes_everything_puts_no_secret_anywhere(string command)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        foreach (var status in new[] { 421, 451, 535, 550 })
        {
            fixture.Relay.Replies[command] = $"{status} no {ReceiverFixture.Password} relay-user";

            var outcome = await fixture.SendAsync("smtp", Samples.Fired);

            Assert.NotEqual(SendResult.Delivered, outcome.Result);
            HoldsNoSecret(fixture, outcome.Detail);
        }
    }

    private static string Echo(HttpContext context, string type)
    {
        var request = context.Request;
        var everything = string.Join(' ', [
            ReceiverFixture.Secret, ReceiverFixture.OlderSecret, ReceiverFixture.RoutingKey,
            $"{request.Path}{request.QueryString}", $"{request.Headers.Authorization}", request.Host.Value]);
        return type == "email"
            ? $$"""{ "errors": [{ "message": "bad: {{everything}}" }] }"""
            : everything.Replace("/", "\\/", StringComparison.Ordinal) + " " + everything;
    }

    private static void HoldsNoSecret(ReceiverFixture fixture, string detail)
    {
        Assert.InRange(detail.Length, 1, 200);
        foreach (var secret in Secrets)
        {
            Assert.DoesNotContain(secret, detail, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, fixture.Logs.Text, StringComparison.OrdinalIgnoreCase);
        }
        Assert.DoesNotContain("127.0.0.1", detail + fixture.Logs.Text, StringComparison.Ordinal);
    }
}
