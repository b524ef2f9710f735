namespace FunctionsRadar.Cli.Output;

internal sealed record ConfigReport(
    IReadOnlyCollection<EffectiveSetting> Settings, IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes,
    IReadOnlyList<string> Errors);
