using System.Diagnostics;
using FunctionsRadar.Api;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

public class OpenApiTests : ApiTests
{
    private static readonly string Kept = RepositoryFiles.GetPath("docs", "openapi.json");

    [Fact]
    public async Task The_description_served_is_the_one_kept_in_the_repository()
    {
        var served = await Server.Client.GetStringAsync(new Uri("openapi.json", UriKind.Relative));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(Kept, served);
        Assert.Equal(await File.ReadAllTextAsync(Kept), served);
    }

    [Fact]
    public async Task Every_route_is_described()
    {
        var paths = (await Server.GetJsonAsync("openapi.json"))["paths"]!.AsObject();
        var described = paths.SelectMany(path => path.Value!.AsObject().Select(
            operation => $"{operation.Key} {path.Key} {operation.Value!["operationId"]}"));
        Assert.Equal(
            ApiRoutes.All.Select(route => $"{route.Method.ToLowerInvariant()} /{route.Template} {route.Name}").Order(),
            described.Order());
    }

    [Fact]
    public async Task A_response_has_the_properties_that_are_described()
    {
        await Server.CheckAsync();
        var schemas = (await Server.GetJsonAsync("openapi.json"))["components"]!["schemas"]!;
        var latest = (await Server.GetJsonAsync("snapshots/latest")).AsObject();
        Assert.Equal(latest.Select(pair => pair.Key), schemas["Latest"]!["properties"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(
            latest.Select(pair => pair.Key).Order(),
            schemas["Latest"]!["required"]!.AsArray().Select(name => name!.GetValue<string>()).Order());
    }

    [Fact]
    public async Task Spectral_finds_nothing_wrong_with_it()
    {
        await NodePrograms.EnsureAsync();
        var spectral = Path.Combine(NodePrograms.Folder, "node_modules", "@stoplight", "spectral-cli", "dist", "index.js");
        var rules = RepositoryFiles.GetPath("tests", "FunctionsRadar.Tests", "Api", "spectral.yaml");
        string[] arguments = [spectral, "lint", Kept, "--ruleset", rules, "--fail-severity", "warn", "--format", "text"];
        using var node = Process.Start(new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = Path.GetTempPath(),
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, output + await errors);
    }
}
