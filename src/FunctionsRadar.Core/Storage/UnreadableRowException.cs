namespace FunctionsRadar.Storage;

/// <summary>A row is not as this program writes it. The message is one line and repeats nothing of the row.</summary>
internal sealed class UnreadableRowException(string message, Exception? cause = null) : Exception(message, cause);
