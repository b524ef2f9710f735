using System.CommandLine;
using FunctionsRadar.Checks;
using FunctionsRadar.Cli.Demo;
using FunctionsRadar.Cli.Serving;
using FunctionsRadar.Cli.Settings;
using FunctionsRadar.Delivery.Outbox;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage.Tables;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar serve</c>: checks and delivers on schedule, and serves the API and the dashboard.</summary>
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

    public static Command Create()
    {
        var command = new Command(
            "serve",
            "Check and deliver on schedule, and serve API and dashboard, until Ctrl-C. "
            + "This is what radar does without a command.");
        AddTo(command);
        return command;
    }

    /// <summary>Makes a command serve.</summary>
    public static void AddTo(Command command)
    {
        command.Add(Urls);
        command.Add(DemoOption);
        command.SetAction(RunAsync);
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
        await using var app = WebServer.Build(settings, urls, FindLogLevel(parsed, settings));
        await ServeAsync(app, settings, StartupMessage.Why(settings, isExplicit), cancellation);
        return ExitCode.Ok;
    }

    private static async Task ServeAsync(WebApplication app, AppSettings settings, string? demo, CancellationToken cancellation)
    {
        if (settings.IsDemo)
            await app.Services.GetRequiredService<DemoHistory>().WriteAsync(cancellation);
        await StoreWriting.CheckAsync(app.Services.GetRequiredService<ITable>(), cancellation);
        await StartAsync(app, cancellation);
        ListenAddresses.CheckAccess([.. app.Urls], settings.Api);
        StartupMessage.Write(app.Urls, settings, demo);
        try
        {
            await WorkAsync(app.Services, settings, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            using var soon = new CancellationTokenSource(StopTimeout);
            await app.StopAsync(soon.Token);
        }
    }

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

    private static async Task WorkAsync(IServiceProvider services, AppSettings settings, CancellationToken cancellation)
    {
        var scheduler = services.GetRequiredService<Scheduler>();
        var checks = services.GetRequiredService<CheckRound>();
        var deliveries = services.GetRequiredService<DeliveryRound>();
        await Task.WhenAll(
            RunAsync(settings.CheckSchedule, checks.RunScheduledAsync),
            RunAsync(settings.DeliverySchedule, deliveries.DeliverAllAsync));

        async Task RunAsync(Schedule schedule, Func<CancellationToken, Task> run)
        {
            await scheduler.RunOnceAsync(run, cancellation);
            await scheduler.RunAsync(schedule, run, cancellation);
        }
    }

    // The demo checks every few seconds: information lines would hide its alert.
    private static LogLevel FindLogLevel(ParseResult parsed, AppSettings settings) =>
        parsed.GetValue(CommonOptions.Verbose) ? LogLevel.Debug : settings.IsDemo ? LogLevel.Warning : LogLevel.Information;
}
