using System.CommandLine.Invocation;

namespace FunctionsRadar.Cli;

/// <summary>Runs what was asked for. Whatever goes wrong becomes one line on stderr for each error, and exit code 3.</summary>
internal static class Invocation
{
    private static readonly InvocationConfiguration Configuration =
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };

    public static Command Runs(this Command command, Func<ParseResult, CancellationToken, Task<int>> run)
    {
        command.SetAction(run);
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction)
        {
            var name = parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";
            return Fail($"{parsed.Errors[0].Message}\nSee radar {name}--help.");
        }
        try
        {
            return await parsed.InvokeAsync(Configuration);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Ok;
        }
        catch (SettingsException wrong)
        {
            foreach (var error in wrong.Errors)
                Fail(error);
        }
        catch (Exception failure) when (parsed.GetValue(CommonOptions.Verbose))
        {
            Console.Error.WriteLine(failure);
        }
        catch (Exception failure)
        {
            Fail(failure.Message);
        }
        return ExitCode.Error;
    }

    /// <summary>Tells of an error in one line, and returns the exit code for it.</summary>
    public static int Fail(string error)
    {
        Console.Error.WriteLine($"radar: {string.Join(' ', error.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries))}");
        return ExitCode.Error;
    }
}
