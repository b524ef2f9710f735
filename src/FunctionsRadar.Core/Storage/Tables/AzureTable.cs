using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Identity;

namespace FunctionsRadar.Storage.Tables;

/// <summary>The rows in Azure Table Storage or in its emulator. The table is made by the first write that misses it.</summary>
/// <param name="client">Where it is.</param>
internal sealed class AzureTable(TableClient client) : ITable
{
    private static readonly string[] PartitionOnly = ["PartitionKey"];

    /// <summary>The table that the settings name.</summary>
    /// <param name="options">With an address or a connection string.</param>
    /// <param name="credential">Whom to sign in as to an address; null for the identity that Azure or the developer's machine
    /// has.</param>
    /// <exception cref="StorageException">The connection string cannot be read.</exception>
    public static AzureTable Open(StorageOptions options, TokenCredential? credential = null)
    {
        if (options.TableServiceUri is { } address)
            return new AzureTable(
                new TableClient(address, options.TableName, credential ?? AmbientCredential(), AzureTableErrors.Options()));
        try
        {
            return new AzureTable(new TableClient(options.ConnectionString, options.TableName, AzureTableErrors.Options()));
        }
        catch (Exception error) when (error is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new StorageException("Storage:ConnectionString is not a connection string of Azure Table Storage.");
        }
    }

    /// <inheritdoc/>
    public Task<Row?> FindAsync(string partition, string key, CancellationToken cancellation) =>
        AzureTableErrors.TranslateAsync<Row?>(client.Uri, async () =>
        {
            var response = await client.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
            return response.HasValue ? ReadRow(response.Value!) : null;
        });

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Row>> QueryAsync(
        string partition, string from, string before, int limit, CancellationToken cancellation)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {before}");
        var entities = await TakeAsync(filter, limit, null, cancellation);
        return [.. entities.Select(ReadRow)];
    }

    /// <inheritdoc/>
    public async Task<bool> ApplyAsync(string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        var actions = changes.Select(change => ActionFor(partition, change)).ToArray();
        return await AzureTableErrors.TranslateAsync(client.Uri, async () =>
        {
            try
            {
                return await SubmitAsync(actions, cancellation);
            }
            catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
            {
                await CreateTableAsync(cancellation);
                return await SubmitAsync(actions, cancellation);
            }
        });
    }

    /// <inheritdoc/>
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

    private static TokenCredential AmbientCredential() =>
        Environment.GetEnvironmentVariable("AZURE_CLIENT_ID") is { Length: > 0 } clientId
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
            : new DefaultAzureCredential();

    // The service may answer less than was asked for, together with where to go on. That is rare; one request is the rule.
    private Task<List<TableEntity>> TakeAsync(
        string filter, int limit, IEnumerable<string>? select, CancellationToken cancellation) =>
        AzureTableErrors.TranslateAsync(client.Uri, async () =>
        {
            var entities = new List<TableEntity>();
            try
            {
                await foreach (var page in client.QueryAsync<TableEntity>(filter, limit, select, cancellation).AsPages())
                {
                    entities.AddRange(page.Values);
                    if (entities.Count >= limit)
                        break;
                }
            }
            catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
            {
                return entities;
            }
            return entities.Count <= limit ? entities : entities[..limit];
        });

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

    private async Task<bool> SubmitAsync(TableTransactionAction[] actions, CancellationToken cancellation)
    {
        try
        {
            await client.SubmitTransactionAsync(actions, cancellation);
            return true;
        }
        catch (RequestFailedException error) when (error.Status is 404 or 409 or 412 && AzureTableErrors.IsConflict(error))
        {
            return false;
        }
    }

    // The client makes entities by a search for their constructor, which a native program must be told to keep.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor, typeof(TableEntity))]
    private static Row ReadRow(TableEntity entity)
    {
        var values = new Dictionary<string, string>(entity.Count, StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            if (value is string text && name is not ("PartitionKey" or "RowKey" or "odata.etag"))
                values.Add(name, text);
        }
        return new Row(entity.RowKey, values, entity.ETag.ToString());
    }

    private static TableTransactionAction ActionFor(string partition, RowChange change)
    {
        var entity = new TableEntity(partition, change.Key);
        foreach (var (name, text) in change.Values ?? new Dictionary<string, string>(StringComparer.Ordinal))
            entity.Add(name, text);
        return change.Kind switch
        {
            RowChangeKind.Insert => new TableTransactionAction(TableTransactionActionType.Add, entity),
            RowChangeKind.Upsert => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity),
            RowChangeKind.Replace =>
                new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, new ETag(change.Tag!)),
            _ => new TableTransactionAction(
                TableTransactionActionType.Delete, entity, change.Tag is null ? ETag.All : new ETag(change.Tag)),
        };
    }
}
