using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FunctionsRadar.Tests.Storage;

public sealed class StorageErrorTests : IDisposable
{
    private const string Key = "bm90IGEgcmVhbCBrZXkgYnV0IHNlY3JldCBhbnl3YXk=";
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("missing/radar.db")]
    [InlineData(".")]
    public async Task A_path_that_cannot_be_a_file_is_named(string name)
    {
        var path = _folder.GetPath(name);
        using var table = new SqliteTable(path);
        var error = await Assert.ThrowsAsync<StorageException>(() => table.FindAsync("w", "state", Never));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StorageException>(
            () => table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "a")], Never));
    }

    [Fact]
    public async Task A_file_of_another_kind_is_refused_and_left_alone()
    {
        var path = _folder.GetPath("notes.txt");
        var text = string.Concat(Enumerable.Repeat("these are notes. ", 100));
        await File.WriteAllTextAsync(path, text);
        using var table = new SqliteTable(path);
        await Assert.ThrowsAsync<StorageException>(
            () => table.ApplyAsync("w", [new RowChange(RowChangeKind.Delete, "a")], Never));
        Assert.Equal(text, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        var path = _folder.GetPath("radar.db");
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 2";
            await command.ExecuteNonQueryAsync();
        }
        using var table = new SqliteTable(path);
        var error = await Assert.ThrowsAsync<StorageException>(() => table.FindAsync("w", "state", Never));
        Assert.Contains("newer version", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tables_share_a_file()
    {
        var tables = Enumerable.Range(0, 4).Select(_ => new SqliteTable(_folder.GetPath("shared.db"))).ToArray();
        var values = new Dictionary<string, string>();
        await Task.WhenAll(tables.SelectMany((table, writer) => Enumerable.Range(0, 25).Select(number =>
            Task.Run(() => table.ApplyAsync("w", [new RowChange(RowChangeKind.Insert, $"{writer}-{number}", values)], Never)))));
        Assert.Equal(100, (await tables[0].QueryAsync("w", "", "~", 1_000, Never)).Count);
        Array.ForEach(tables, table => table.Dispose());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(400)]
    public async Task A_refusal_is_told_by_its_status_and_without_any_secret(int status)
    {
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("signature of " + context.Request.QueryString);
        });
        string[] credentials = [$"AccountName=someone;AccountKey={Key}", $"SharedAccessSignature=sv=2022-11-02&sig={Key}"];
        foreach (var credential in credentials)
        {
            var table = AzureTable.Open(Options($"{credential};TableEndpoint={server.Address}"));
            var error = await Assert.ThrowsAsync<StorageException>(() => table.FindAsync("w", "state", Never));
            Assert.Contains($"{status}", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Key[..10], error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=someone;AccountKey=" + Key + ";broken")]
    public void A_connection_string_that_cannot_be_read_is_not_repeated(string text)
    {
        var error = Assert.Throws<StorageException>(() => StorageServices.Open(Options(text)));
        Assert.DoesNotContain(text, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, error.ToString(), StringComparison.Ordinal);
    }

    private static StorageOptions Options(string connectionString) => new()
    {
        ConnectionString = connectionString,
        TableName = "radar",
        SnapshotRetention = TimeSpan.FromDays(730),
        ReceiptRetention = TimeSpan.FromDays(90),
    };
}
