using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Cli.Commands;

internal static class CopyCommand
{
    private static readonly string[] ConnectionStringParts = ["AccountName=", "UseDevelopmentStorage=", "TableEndpoint="];

    private static readonly Option<string> To = new("--to")
    {
        Description = "The other store: path of an SQLite file, a connection string, or the address of a table service "
            + "(https://….table.core.windows.net).",
        HelpName = "store",
        Required = true,
    };

    public static Command Create() => new Command(
        "copy",
        "Copy history and state from the store in the settings to another one, and compare. It may be stopped and run again.")
    { To, CommonOptions.Json }.Runs(RunAsync);

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var session = Session.OpenStored(parsed);
        var target = StorageServices.Open(FindTarget(parsed.GetRequiredValue(To), session.Settings.Storage));
        using var closing = target as IDisposable;
        var copy = new StoreCopy(session.Get<ITable>(), target);
        var result = await ProgressLine.RunAsync<CopyProgress, CopyResult>(
            "Copying", progress =>
                ($"{progress.Partition}, {progress.Rows} rows", (double)progress.PartitionsDone / progress.PartitionsTotal),
            report => copy.RunAsync(report, cancellation));
        var isSame = result.Differences.Count == 0;
        session.Write(result, CliJson.Output.CopyResult, () =>
            Console.WriteLine($"{result.Rows} rows copied{(isSame ? "; both sides have as many rows" : "")}."));
        foreach (var difference in result.Differences)
            Invocation.Fail($"{difference.Partition} has {difference.SourceRows} rows here and {difference.TargetRows} there.");
        return isSame ? ExitCode.Ok : ExitCode.Error;
    }

    // Its table has the same name as the one copied from.
    private static StorageOptions FindTarget(string text, StorageOptions source)
    {
        var empty = source with { Path = null, ConnectionString = null, TableServiceUri = null };
        var target = text switch
        {
            _ when Array.Exists(ConnectionStringParts, part => text.Contains(part, StringComparison.OrdinalIgnoreCase)) =>
                empty with { ConnectionString = text },
            _ when text.Contains("://", StringComparison.Ordinal) => empty with { TableServiceUri = ParseAddress(text) },
            _ when StorageOptions.IsFilePath(text) => empty with { Path = text },
            _ => throw new CommandException($"--to is '{text}'; accepted: the path of a file, such as copy.db."),
        };
        var isSame = target == source
            || (target.Path is { } path && source.Path is { } from && Path.GetFullPath(path) == Path.GetFullPath(from));
        return isSame ? throw new CommandException("--to is the store that is copied from; accepted: another one.") : target;
    }

    private static Uri ParseAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new CommandException("--to is an address; accepted: https (http on loopback only).");
}
