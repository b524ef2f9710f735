namespace FunctionsRadar.Cli.Output;

/// <summary>Tells of one kind of progress in terms of another.</summary>
internal sealed class ProgressAdapter<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
