namespace FunctionsRadar.Cli;

/// <summary>Exit codes, by the convention of monitoring plug-ins.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Something is pending, or a reading was withheld.</summary>
    public const int Warning = 1;

    /// <summary>An alert fires.</summary>
    public const int Firing = 2;

    /// <summary>Wrong usage, wrong settings, or it could not be done.</summary>
    public const int Error = 3;
}
