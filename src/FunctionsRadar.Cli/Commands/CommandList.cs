namespace FunctionsRadar.Cli.Commands;

/// <summary>Every command, in the order in which the help lists them.</summary>
internal static class CommandList
{
    public static IEnumerable<Command> All() =>
    [
        ServeCommand.Create(),
        CheckCommand.Create(),
        StatusCommand.Create(),
        HistoryCommand.Create(),
        DeliveriesCommand.Create(),
        BackfillCommand.Create(),
        BacktestCommand.Create(),
        AdviseCommand.Create(),
        TestCommand.Create(),
        RetryCommand.Create(),
        SilenceCommand.Create(),
        CopyCommand.Create(),
        ConfigCommand.Create(),
    ];
}
