namespace FunctionsRadar.Cli.Output;

/// <summary>What <c>radar config --json</c> writes.</summary>
internal sealed record ConfigReport(
    IReadOnlyCollection<EffectiveSetting> Settings, IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes,
    IReadOnlyList<string> Errors);
