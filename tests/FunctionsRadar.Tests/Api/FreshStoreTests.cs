using System.Text.Json.Nodes;

namespace FunctionsRadar.Tests.Api;

/// <summary>Installations that begin with an empty store.</summary>
public sealed class FreshStoreTests
{
    [Fact]
    public async Task No_two_make_the_same_id()
    {
        var ids = new List<string>();
        for (var store = 0; store < 3; store++)
        {
            await using var server = await ApiServer.StartAsync();
            using var response = await server.SendAsync("POST", "receivers/log/test");
            ids.Add((string)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["notification"]!);
        }
        Assert.Equal(3, ids.Distinct().Count());
    }
}
