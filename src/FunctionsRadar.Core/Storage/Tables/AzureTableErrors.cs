using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Identity;

namespace FunctionsRadar.Storage.Tables;

/// <summary>How Azure Table Storage fails, and how long it is given.</summary>
internal static class AzureTableErrors
{
    /// <summary>Three retries after 0.4 s, doubling; 10 s for each try.</summary>
    public static TableClientOptions Options() => new()
    {
        Retry =
        {
            MaxRetries = 3, Delay = TimeSpan.FromSeconds(0.4), MaxDelay = TimeSpan.FromSeconds(5),
            NetworkTimeout = TimeSpan.FromSeconds(10),
        },
    };

    /// <summary>True when a row was not as a change expected it.</summary>
    public static bool IsConflict(RequestFailedException error) => error.Status == 412
        || error.ErrorCode == TableErrorCode.EntityAlreadyExists
        || error.ErrorCode == TableErrorCode.ResourceNotFound
        || error.ErrorCode == TableErrorCode.EntityNotFound;

    /// <summary>Tells a failure without what the service wrote, which is long and may quote the request.</summary>
    public static async Task<T> TranslateAsync<T>(Uri service, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception error) when (Describe(service, error) is { } message)
        {
            throw new StorageException(message, error);
        }
    }

    private static string? Describe(Uri service, Exception error) => error switch
    {
        RequestFailedException { Status: 0 } or AggregateException => service.IsLoopback
            ? $"Nothing answers at {service.Authority}, where Storage:ConnectionString expects Azurite, "
                + "the emulator of Azure Storage. Start it (npx azurite), or give Storage:Path, an SQLite file, instead."
            : $"Azure Table Storage at {service.Authority} cannot be reached.",
        RequestFailedException { Status: var status, ErrorCode: var code } =>
            $"Azure Table Storage failed: status {status} {code}".TrimEnd() + ".",
        AuthenticationFailedException =>
            "Signing in to Azure Table Storage failed: no identity is at hand, or it was not accepted.",
        TaskCanceledException { InnerException: TimeoutException } => "Azure Table Storage did not answer in time.",
        _ => null,
    };
}
