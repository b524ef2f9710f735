using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

/// <summary>Every kind of receiver, told by the program itself.</summary>
public sealed class ReceiversTests
{
    [Fact]
    public async Task A_fire_drill_reaches_every_kind_of_receiver()
    {
        await using var radar = await RadarServer.StartAsync();
        await using var mails = SmtpServer.Start(startTls: false);
        await using var web = await LoopbackServer.StartAsync(RespondAsync);
        using var program = CliProgram.For(radar);
        Configure(program, web.Address.AbsoluteUri, mails.Port);

        foreach (var name in new[] { "email", "smtp", "webhook", "slack", "teams", "pagerduty", "alertmanager", "log" })
        {
            var result = await program.RunAsync("test", name);
            Assert.True(result.ExitCode == 0, $"{name}: {result.ExitCode}, {result.Output}{result.Errors}");
        }

        Assert.Equal(
            ["/v3/mail/send", "/webhook", "/slack", "/teams", "/v2/enqueue", "/api/v2/alerts"],
            web.Requests.Select(request => request.Path).Distinct());
        Assert.All(web.Requests, request => Assert.Matches("test|\"resolve\"", request.Text.ToLowerInvariant()));
        Assert.Contains("\"from\":{\"email\":\"radar@example.com\"}", web.Requests[0].Text, StringComparison.Ordinal);
        Assert.Contains("Subject:", Assert.Single(mails.Mails), StringComparison.Ordinal);
    }

    private static Task RespondAsync(HttpContext context)
    {
        context.Response.StatusCode = context.Request.Path.Value switch
        {
            "/v3/mail/send" or "/v2/enqueue" => StatusCodes.Status202Accepted,
            _ => StatusCodes.Status200OK,
        };
        return context.Response.WriteAsync(context.Request.Path == "/slack" ? "ok" : "{}");
    }

    private static void Configure(CliProgram program, string web, int smtpPort)
    {
        foreach (var type in new[] { "email", "smtp", "webhook", "slack", "teams", "pagerduty", "alertmanager", "log" })
            program.Settings[$"Receivers:{type}:Type"] = type;
        foreach (var type in new[] { "webhook", "slack", "teams" })
            program.Settings[$"Receivers:{type}:Url"] = web + type;
        foreach (var type in new[] { "email", "smtp" })
            program.Settings[$"Receivers:{type}:To"] = "postmaster@example.com";
        program.Settings["Receivers:webhook:Secrets"] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLawd";
        program.Settings["Receivers:pagerduty:Url"] = web;
        program.Settings["Receivers:pagerduty:RoutingKey"] = "0123456789abcdef0123456789abcdef";
        program.Settings["Receivers:alertmanager:Url"] = web;
        program.Settings["SendGrid:BaseUrl"] = web;
        program.Settings["SendGrid:ApiKey"] = "SG.test";
        program.Settings["SendGrid:From"] = "radar@example.com";
        program.Settings["Smtp:Host"] = "127.0.0.1";
        program.Settings["Smtp:Port"] = smtpPort.ToString(CultureInfo.InvariantCulture);
        program.Settings["Smtp:From"] = "radar@example.com";
    }
}
