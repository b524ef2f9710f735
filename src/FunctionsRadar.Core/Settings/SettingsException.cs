namespace FunctionsRadar.Settings;

/// <summary>
/// The settings cannot be used. Each error is one line that names the key, the value and what is accepted; no secret is in it.
/// </summary>
internal sealed class SettingsException(IReadOnlyList<string> errors) : Exception(string.Join(Environment.NewLine, errors))
{
    /// <summary>One line for each setting that is wrong.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}
