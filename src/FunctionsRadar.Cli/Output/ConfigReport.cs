using FunctionsRadar.Settings;

namespace FunctionsRadar.Cli.Output;

/// <summary>What <c>config</c> tells.</summary>
internal sealed record ConfigReport(
    IReadOnlyCollection<EffectiveSetting> Settings, IReadOnlyList<string> Warnings, IReadOnlyList<string> Notes,
    IReadOnlyList<string> Errors);
