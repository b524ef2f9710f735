using System.CommandLine;
using System.CommandLine.Invocation;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Cli;

/// <summary>Runs what was asked for. Whatever goes wrong becomes one line on stderr for each error, and exit code 3.</summary>
internal static class Invocation
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(15);

    public static async Task<int> RunAsync(ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction)
            return Fail(parsed.Errors[0].Message, $"See radar {FindCommandName(parsed)}--help.");
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToEnd });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Ok;
        }
        catch (SettingsException wrong)
        {
            foreach (var error in wrong.Errors)
                Fail(error);
            return ExitCode.Error;
        }
        catch (Exception failure) when (!parsed.GetValue(CommonOptions.Verbose))
        {
            return Fail(failure.Message);
        }
        catch (Exception failure)
        {
            Console.Error.WriteLine(failure);
            return ExitCode.Error;
        }
    }

    private static string FindCommandName(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";

    /// <summary>Tells of an error in one line.</summary>
    /// <returns>The exit code for it.</returns>
    public static int Fail(params ReadOnlySpan<string> parts)
    {
        var line = string.Join(' ', parts.ToArray().SelectMany(part => part.Split('\n', '\r')).Where(part => part.Length > 0));
        Console.Error.WriteLine($"radar: {line}");
        return ExitCode.Error;
    }
}
