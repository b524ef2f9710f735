namespace FunctionsRadar.Settings;

/// <summary>Settings that cannot be used: a line for each, with key, value and what is accepted, without a secret.</summary>
internal sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
