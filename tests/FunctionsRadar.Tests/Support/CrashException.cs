using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace FunctionsRadar.Tests.Support;

/// <summary>The end of a process, as the code in it sees it.</summary>
internal sealed class CrashException() : Exception("The process has ended.");
