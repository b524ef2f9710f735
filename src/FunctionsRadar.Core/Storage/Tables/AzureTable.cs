using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Identity;

namespace FunctionsRadar.Storage.Tables;

/// <summary>Azure Table Storage or its emulator. The table is made by the first write that misses it.</summary>
internal sealed class AzureTable(TableClient client) : ITable
{
    private static readonly string[] PartitionOnly = ["PartitionKey"];

    public static AzureTable Open(StorageOptions options)
    {
        if (options.TableServiceUri is { } address)
        {
            TokenCredential identity = Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } clientId
                ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
                : new DefaultAzureCredential();
            return new AzureTable(new TableClient(address, options.TableName, identity, AzureTableErrors.Options()));
        }
        try
        {
            return new AzureTable(new TableClient(options.ConnectionString, options.TableName, AzureTableErrors.Options()));
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new StorageException("Storage:ConnectionString is not a connection string of Azure Table Storage.");
        }
    }

    public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
        AzureTableErrors.TranslateAsync(client.Uri, async () =>
        {
            var response = await client.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
            return response.HasValue ? ReadRow(response.Value!) : null;
        });

    public async Task<IReadOnlyList<Row>> QueryAsync(
        string partition, string from, string before, int limit, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}");
        return [.. (await TakeAsync(filter, limit, null, cancellation)).Select(ReadRow)];
    }

    public Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation) =>
        AzureTableErrors.TranslateAsync(client.Uri, async () =>
        {
            try
            {
                await SubmitAsync([.. changes.Select(change => ActionFor(partition, change))], cancellation);
                return true;
            }
            catch (RequestFailedException error) when (AzureTableErrors.IsConflict(error))
            {
                return false;
            }
        });

    public async Task<IReadOnlyList<string>> ListPartitionsAsync(CancellationToken cancellation)
    {
        var partitions = new List<string>();
        while (true)
        {
            var filter = TableClient.CreateQueryFilter($"PartitionKey gt {partitions.LastOrDefault("")}");
            if (await TakeAsync(filter, 1, PartitionOnly, cancellation) is not [var next])
                return partitions;
            partitions.Add(next.PartitionKey);
        }
    }

    // The service may answer less than was asked for, together with where to go on. That is rare; one request is the rule.
    private Task<List<TableEntity>> TakeAsync(string filter, int limit, string[]? select, CancellationToken cancellation) =>
        AzureTableErrors.TranslateAsync<List<TableEntity>>(client.Uri, async () =>
        {
            try
            {
                var entities = client.QueryAsync<TableEntity>(filter, limit, select, cancellation);
                return await entities.Take(limit).ToListAsync(cancellation);
            }
            catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
            {
                return [];
            }
        });

    private async Task SubmitAsync(TableTransactionAction[] actions, CancellationToken cancellation)
    {
        try
        {
            await client.SubmitTransactionAsync(actions, cancellation);
        }
        catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
        {
            await CreateTableAsync(cancellation);
            await client.SubmitTransactionAsync(actions, cancellation);
        }
    }

    // CreateIfNotExists looks for members at run time, which a native program does without.
    private async Task CreateTableAsync(CancellationToken cancellation)
    {
        try
        {
            await client.CreateAsync(cancellation);
        }
        catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableAlreadyExists)
        {
            // Another program was faster.
        }
    }

    // The client makes entities by a search for their constructor, which a native program must be told to keep.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(TableEntity))]
    private static Row ReadRow(TableEntity entity)
    {
        var texts = entity.Where(text => text is { Value: string, Key: not ("PartitionKey" or "RowKey" or "odata.etag") })
            .ToDictionary(text => text.Key, text => (string)text.Value, StringComparer.Ordinal);
        return new Row(entity.RowKey, texts, entity.ETag.ToString());
    }

    private static TableTransactionAction ActionFor(string partition, RowChange change)
    {
        var entity = new TableEntity(partition, change.Key);
        foreach (var (name, text) in change.Values ?? ImmutableDictionary<string, string>.Empty)
            entity.Add(name, text);
        var type = change.Kind switch
        {
            RowChangeKind.Insert => TableTransactionActionType.Add,
            RowChangeKind.Upsert => TableTransactionActionType.UpsertReplace,
            RowChangeKind.Replace => TableTransactionActionType.UpdateReplace,
            _ => TableTransactionActionType.Delete,
        };
        return new TableTransactionAction(type, entity, change.Tag is null ? ETag.All : new ETag(change.Tag));
    }
}
