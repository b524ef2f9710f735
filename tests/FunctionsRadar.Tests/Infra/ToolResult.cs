namespace FunctionsRadar.Tests.Infra;

/// <summary>What a program said when it ended.</summary>
public sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything it said, a finding a line, without repetition.</summary>
    public IReadOnlyList<string> Lines =>
    [
        .. $"{Output}\n{Errors}"
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(),
    ];
}
