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
            MaxRetries = 3,
            Delay = TimeSpan.FromSeconds(0.4),
            MaxDelay = TimeSpan.FromSeconds(5),
            NetworkTimeout = TimeSpan.FromSeconds(10),
        },
    };

    /// <summary>True when a row was not as a change expected it.</summary>
    public static bool IsConflict(RequestFailedException error) =>
        error.ErrorCode == TableErrorCode.EntityAlreadyExists
        || error.ErrorCode == TableErrorCode.UpdateConditionNotSatisfied
        || error.ErrorCode == TableErrorCode.ResourceNotFound
        || error.ErrorCode == TableErrorCode.EntityNotFound
        || error.Status == 412;

    /// <summary>
    /// Does something, and tells its failure without what the service wrote, which is long and may quote the request.
    /// </summary>
    /// <param name="service">Address of the service; only its host is told.</param>
    /// <param name="act">Does it.</param>
    public static async Task<T> TranslateAsync<T>(Uri service, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (RequestFailedException error) when (error.Status == 0)
        {
            throw new StorageException(Unreachable(service), error);
        }
        catch (RequestFailedException error)
        {
            var status = string.Create(CultureInfo.InvariantCulture, $"status {error.Status} {error.ErrorCode}").TrimEnd();
            throw new StorageException($"Azure Table Storage failed: {status}.", error);
        }
        catch (AuthenticationFailedException error)
        {
            throw new StorageException(
                "Signing in to Azure Table Storage failed: no identity is at hand, or it was not accepted.", error);
        }
        catch (AggregateException error)
        {
            throw new StorageException(Unreachable(service), error);
        }
        catch (TaskCanceledException error) when (error.InnerException is TimeoutException)
        {
            throw new StorageException("Azure Table Storage did not answer in time.", error);
        }
    }

    private static string Unreachable(Uri service) => service.IsLoopback
        ? $"Nothing answers at {service.Authority}, where Storage:ConnectionString expects Azurite, "
            + "the emulator of Azure Storage. Start it (npx azurite), or give Storage:Path, an SQLite file, instead."
        : $"Azure Table Storage at {service.Authority} cannot be reached.";
}
