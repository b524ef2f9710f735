using System.CommandLine;
using FunctionsRadar.Cli.Output;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Cli.Commands;

/// <summary><c>radar copy</c>: copies history and state to another store.</summary>
internal static class CopyCommand
{
    private static readonly Option<string> To = new("--to")
    {
        Description = "The other store: path of an SQLite file, a connection string, or the address of a table service "
            + "(https://….table.core.windows.net).",
        HelpName = "store",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "copy",
            "Copy history and state from the store in the settings to another one, and compare. "
            + "It may be stopped and run again.")
        {
            To, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var target = StorageServices.Open(CopyTarget.Read(parsed.GetRequiredValue(To), session.Settings.Storage));
        using var closing = target as IDisposable;
        var result = await CopyAsync(new StoreCopy(session.Get<ITable>(), target), cancellation);
        if (parsed.GetValue(CommonOptions.Json))
            JsonOutput.Write(result, CliJson.Output.CopyResult);
        else
            Console.WriteLine(
                $"{result.Rows} rows copied{(result.Differences.Count == 0 ? "; both sides have as many rows" : "")}.");
        foreach (var difference in result.Differences)
            Invocation.Fail($"{difference.Partition} has {difference.SourceRows} rows here and {difference.TargetRows} there.");
        return result.Differences.Count == 0 ? ExitCode.Ok : ExitCode.Error;
    }

    private static Task<CopyResult> CopyAsync(
        StoreCopy copy, CancellationToken cancellation) => ProgressLine.RunAsync("Copying", progress =>
    {
        var reports = new ProgressAdapter<CopyProgress>(report =>
            progress.Report(($"{report.Partition}, {report.Rows} rows", (double)report.PartitionsDone / report.PartitionsTotal)));
        return copy.RunAsync(reports, cancellation);
    });
}
