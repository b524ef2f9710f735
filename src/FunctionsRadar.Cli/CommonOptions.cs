using System.CommandLine;

namespace FunctionsRadar.Cli;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose")
    {
        Description = "Show what is going on, on stderr.",
        Recursive = true,
    };

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "A setting, such as --set Watches:default:DateRange=28d; may be given several times.",
        HelpName = "Key=Value",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Json { get; } = new("--json") { Description = "Write JSON, for programs." };

    public static Option<string?> Watch { get; } = new("--watch", "-w")
    {
        Description = "Name of the watch; may be left out when there is one only.",
        HelpName = "name",
    };
}
