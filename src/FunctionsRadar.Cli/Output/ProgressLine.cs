using Spectre.Console;

namespace FunctionsRadar.Cli.Output;

/// <summary>A progress bar on a terminal, and nothing elsewhere.</summary>
internal static class ProgressLine
{
    /// <summary>Runs something that reports how far it is: a text, and a part from 0 to 1.</summary>
    public static Task<T> RunAsync<T>(string title, Func<IProgress<(string Text, double Part)>, Task<T>> run) =>
        Console.IsOutputRedirected ? run(new Reports(null)) : DrawAsync(title, run);

    private static Task<T> DrawAsync<T>(string title, Func<IProgress<(string Text, double Part)>, Task<T>> run) =>
        AnsiConsole.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask(Markup.Escape(title), maxValue: 1);
            return await run(new Reports(report =>
            {
                bar.Description = Markup.Escape($"{title} {report.Text}");
                bar.Value = report.Part;
            }));
        });

    // Progress<T> would report on other threads, after the end too.
    private sealed class Reports(Action<(string Text, double Part)>? show) : IProgress<(string Text, double Part)>
    {
        public void Report((string Text, double Part) value) => show?.Invoke(value);
    }
}
