namespace FunctionsRadar.Tests.Support;

/// <summary>The end of a process, as the code in it sees it.</summary>
internal sealed class CrashException() : Exception("The process has ended.");
