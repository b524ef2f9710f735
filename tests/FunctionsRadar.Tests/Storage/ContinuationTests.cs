using Azure.Data.Tables;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

/// <summary>A Table Storage that answers less than was asked for, together with where to go on, as the service may.</summary>
public class ContinuationTests
{
    private static readonly string[] Keys = ["a", "b", "c"];

    [Theory]
    [InlineData(10, "a", "b", "c")]
    [InlineData(2, "a", "b")]
    public async Task What_comes_in_parts_is_read_to_its_end(int limit, params string[] expected)
    {
        await using var service = await LoopbackServer.StartAsync(RespondAsync);
        var credential = new TableSharedKeyCredential("account", Convert.ToBase64String(new byte[32]));
        var table = new AzureTable(new TableClient(new Uri(service.Address, "account"), "radar", credential));
        var rows = await table.QueryAsync("w", "", "~", limit, CancellationToken.None);
        Assert.Equal(expected, rows.Select(row => row.Key));
        Assert.Equal(expected.Length, service.Requests.Count);
    }

    // One row at a time.
    private static Task RespondAsync(HttpContext context)
    {
        var at = Math.Max(0, Array.IndexOf(Keys, context.Request.Query["NextRowKey"].ToString()));
        if (at + 1 < Keys.Length)
        {
            context.Response.Headers["x-ms-continuation-NextPartitionKey"] = "w";
            context.Response.Headers["x-ms-continuation-NextRowKey"] = Keys[at + 1];
        }
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            $$"""{"value":[{"odata.etag":"W/\"1\"","PartitionKey":"w","RowKey":"{{Keys[at]}}","text":"x"}]}""");
    }
}
