using System.Net;
using System.Text.Json.Nodes;

namespace FunctionsRadar.Tests.Api;

/// <summary>Tests of one API server.</summary>
public abstract class ApiTests : IAsyncLifetime
{
    protected ApiServer Server { get; private set; } = null!;

    protected virtual (string Key, string Value)[] Settings => [];

    public async ValueTask InitializeAsync() => Server = await ApiServer.StartAsync(Settings);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Server.DisposeAsync();
    }

    /// <summary>The error's body, after looking at its status and type.</summary>
    protected static async Task<JsonNode> ProblemAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == status, $"{response.StatusCode} instead of {status}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal((int)status, problem["status"]!.GetValue<int>());
        return problem;
    }

    protected static void AssertJson(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected {expected}, but it is {actual}");
}
