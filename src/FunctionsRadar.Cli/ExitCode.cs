namespace FunctionsRadar.Cli;

/// <summary>By the convention of monitoring plug-ins. A warning: an alert is pending, or a reading was withheld.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Warning = 1;
    public const int Firing = 2;
    public const int Error = 3;
}
