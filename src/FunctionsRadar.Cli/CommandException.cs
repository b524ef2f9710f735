namespace FunctionsRadar.Cli;

/// <summary>A command cannot do what it was asked. The message is the one line that the user sees.</summary>
internal sealed class CommandException(string message) : Exception(message);
