namespace FunctionsRadar.Cli;

/// <summary>Who runs the program.</summary>
internal static class LocalUser
{
    /// <summary>Names of the user and of the machine, such as <c>ada on mailgate</c>.</summary>
    public static string Name => $"{Environment.UserName} on {Environment.MachineName}";
}
