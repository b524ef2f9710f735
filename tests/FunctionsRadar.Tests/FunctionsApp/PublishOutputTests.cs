using System.Text.Json.Nodes;
using System.Xml.Linq;
using FunctionsRadar.Api;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.FunctionsApp;

/// <summary>What goes into the package of the Functions app.</summary>
public sealed class PublishOutputTests(PublishedApp app)
{
    [Fact]
    public async Task Every_route_is_a_function_with_its_method_and_who_may_ask_and_HEAD_wherever_GET_is()
    {
        var expected = ApiRoutes.All.Select(
            route => $"{route.Name} {ListMethods(route)} {route.Template} {GetLevel(route)}");
        var found = from function in await BindingsAsync("httpTrigger")
                    let binding = function.Binding
                    select $"{function.Name} {ListMethods(binding)} {binding["route"]} {binding["authLevel"]}";
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_timers_have_flat_names_of_settings_for_their_schedules() => Assert.Equal(
        ["CheckWatches %CheckSchedule%", "DeliverAlerts %DeliverySchedule%"],
        (await BindingsAsync("timerTrigger")).Select(function => $"{function.Name} {function.Binding["schedule"]}"));

    [Fact]
    public async Task There_is_no_other_function() => Assert.Equal(ApiRoutes.All.Length + 2, (await FunctionsAsync()).Count);

    [Fact]
    public async Task The_hosts_settings_are_in_and_those_of_this_machine_are_not()
    {
        Assert.Equal("OpenTelemetry", JsonNode.Parse(await app.ReadAsync("host.json"))!["telemetryMode"]!.GetValue<string>());
        Assert.False(File.Exists(Path.Combine(await app.FolderAsync(), "local.settings.json")));
        // Where this machine has none, nothing else shows that it would be left out.
        var project = XDocument.Load(RepositoryFiles.GetPath("src", "FunctionsRadar", "FunctionsRadar.csproj"));
        var local = project.Descendants("None").Single(item => item.Attribute("Link")?.Value == "local.settings.json");
        Assert.Equal("Never", local.Attribute("CopyToPublishDirectory")?.Value);
    }

    [Fact]
    public async Task It_is_compiled_ahead_for_the_system_that_Azure_runs_it_on()
    {
        var dependencies = JsonNode.Parse(await app.ReadAsync("FunctionsRadar.deps.json"))!;
        Assert.Equal(".NETCoreApp,Version=v10.0/linux-x64", dependencies["runtimeTarget"]!["name"]!.GetValue<string>());
        // Code that is compiled ahead takes a few times the space.
        Assert.True(GetSize(await app.FolderAsync()) > 2 * GetSize(AppContext.BaseDirectory));
    }

    private static long GetSize(string folder) => new FileInfo(Path.Combine(folder, "FunctionsRadar.Core.dll")).Length;

    private static string GetLevel(ApiRoute route) => route.Access == ApiAccess.Key ? "Function" : "Anonymous";

    private static string ListMethods(ApiRoute route) => route.Method == "GET" ? "get,head" : route.Method.ToLowerInvariant();

    private static string ListMethods(JsonNode binding) => string.Join(',', binding["methods"]!.AsArray());

    private async Task<IReadOnlyList<(string Name, JsonNode Binding)>> BindingsAsync(string type) =>
    [
        .. from function in await FunctionsAsync()
           let trigger = function["bindings"]![0]!
           where trigger["type"]!.GetValue<string>() == type
           select (function["name"]!.GetValue<string>(), trigger),
    ];

    private async Task<JsonArray> FunctionsAsync() => JsonNode.Parse(await app.ReadAsync("functions.metadata"))!.AsArray();
}
