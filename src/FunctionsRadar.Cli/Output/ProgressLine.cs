using Spectre.Console;

namespace FunctionsRadar.Cli.Output;

/// <summary>A progress bar on a terminal, and nothing elsewhere.</summary>
internal static class ProgressLine
{
    /// <summary>Runs something that reports how far it is, shown as a text and a part from 0 to 1.</summary>
    public static Task<TResult> RunAsync<TProgress, TResult>(
        string title, Func<TProgress, (string Text, double Part)> show, Func<Action<TProgress>?, Task<TResult>> run)
    {
        if (Console.IsOutputRedirected)
            return run(null);
        return AnsiConsole.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(title), maxValue: 1);
                return run(progress =>
                {
                    var (text, part) = show(progress);
                    bar.Description = Markup.Escape($"{title} {text}");
                    bar.Value = part;
                });
            });
    }
}
