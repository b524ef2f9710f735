namespace FunctionsRadar.Storage;

/// <summary>The store cannot be reached, or refuses. The message is one line, without any credential.</summary>
internal sealed class StorageException(string message, Exception? innerException = null) : Exception(message, innerException);
