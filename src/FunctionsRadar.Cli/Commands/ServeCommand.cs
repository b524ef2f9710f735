using FunctionsRadar.Cli.Demo;
using FunctionsRadar.Cli.Serving;
using FunctionsRadar.Cli.Settings;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Storage.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;

namespace FunctionsRadar.Cli.Commands;

internal static class ServeCommand
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen, with semicolons between addresses. One that others can reach needs Api:Key.",
        HelpName = "addresses",
        DefaultValueFactory = _ => ListenAddresses.Default,
    };

    private static readonly Option<bool> DemoOption = new("--demo")
    {
        Description = "Show what happens, with a simulated Radar and a store that is thrown away. "
            + "Without any setting that is what serve does by itself.",
    };

    public static Command Create() => MakeServe(new Command(
        "serve",
        "Check and deliver on schedule, and serve API and dashboard, until Ctrl-C. This is what radar does without a command."));

    public static Command MakeServe(Command command)
    {
        command.Add(Urls);
        command.Add(DemoOption);
        return command.Runs(RunAsync);
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var given = SettingsSources.Given(parsed);
        var urls = ListenAddresses.Parse(parsed.GetValue(Urls)!);
        var isExplicit = parsed.GetValue(DemoOption);
        using var demo = isExplicit || !AppSettings.AnyGiven(given) ? new DemoStore() : null;
        var settings = demo is null
            ? AppSettings.Read(SettingsSources.WithDefaults(given))
            : DemoSettings.Read(given, demo.Path, urls[0], TimeProvider.System.GetUtcNow());
        ListenAddresses.CheckAccess(urls, settings.Api);
        // The demo checks every few seconds: information lines would hide its alert.
        var level = settings.IsDemo ? LogLevel.Warning : LogLevel.Information;
        await using var app = WebServer.Build(settings, urls, parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : level);
        await CheckWritableAsync(app.Services.GetRequiredService<ITable>(), cancellation);
        if (settings.IsDemo)
            await app.Services.GetRequiredService<DemoHistory>().WriteAsync(cancellation);
        await StartAsync(app, cancellation);
        ListenAddresses.CheckAccess([.. app.Urls], settings.Api);
        StartupMessage.Write(app.Urls, settings, isExplicit);
        await WorkAsync(app, settings, cancellation);
        return ExitCode.Ok;
    }

    // A server that can only read does not start: deletes a row that is never there, which needs the right to write.
    private static Task<bool> CheckWritableAsync(ITable table, CancellationToken cancellation) =>
        table.ApplyAsync("_writing", [new RowChange(RowChangeKind.Delete, "none")], cancellation);

    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            throw new CommandException(
                $"{failure.Message.TrimEnd('.')}, perhaps by another radar. "
                + "--urls takes another one, such as http://127.0.0.1:7072, or http://127.0.0.1:0 for any that is free.");
        }
    }

    private static async Task WorkAsync(WebApplication app, AppSettings settings, CancellationToken cancellation)
    {
        var scheduler = app.Services.GetRequiredService<Scheduler>();
        var checks = app.Services.GetRequiredService<CheckRound>();
        var deliveries = app.Services.GetRequiredService<DeliveryRound>();
        try
        {
            await Task.WhenAll(
                RunAsync(settings.CheckSchedule, checks.RunScheduledAsync),
                RunAsync(settings.DeliverySchedule, deliveries.DeliverAllAsync));
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Also what a store that is away makes of being cancelled.
            using var soon = new CancellationTokenSource(StopTimeout);
            await app.StopAsync(soon.Token);
        }

        async Task RunAsync(Schedule schedule, Func<CancellationToken, Task> run)
        {
            await scheduler.RunOnceAsync(run, cancellation);
            await scheduler.RunAsync(schedule, run, cancellation);
        }
    }
}
