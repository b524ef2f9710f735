using System.Text.Json.Nodes;
using FunctionsRadar.Cli.Demo;
using FunctionsRadar.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FunctionsRadar.Tests.Radar;

/// <summary>What stands in for Radar, in tests and in the demo, responds in the types of Cloudflare's own SDK.</summary>
public class SdkTypeTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static JsonObject[] Annotations =>
    [
        RadarResponses.Annotation("PIPELINE", Day, Day.AddDays(1)),
        RadarResponses.Annotation("GENERAL", Day, Day, "ALL", isInstantaneous: true),
    ];

    private static IEnumerable<(string Type, JsonNode Json)> Fixtures =>
    [
        (SdkCompiler.Summary, Parse(RadarResponses.Summary(annotations: Annotations))),
        (SdkCompiler.DeprecatedSummary, Parse(RadarResponses.Summary(annotations: Annotations))),
        (SdkCompiler.TopTlds, Parse(RadarResponses.TopTlds(("com", "59.5")))),
        (SdkCompiler.Failure, Parse(RadarResponses.Error(10000, "Authentication error"))),
    ];

    [Fact]
    public async Task Every_response_of_the_tests_Radar_has_the_types_of_the_SDK()
    {
        var lasting = Parse(RadarResponses.Summary(annotations: [RadarResponses.Annotation("PIPELINE", Day, null)]));
        Assert.All(
            await SdkCompiler.CompileAsync([.. Fixtures, ($"Lasting<{SdkCompiler.Summary}>", lasting)]),
            errors => Assert.Equal("", errors));
    }

    [Fact]
    public async Task Every_response_of_the_demos_Radar_has_the_types_of_the_SDK()
    {
        using var client = new HttpClient(new SimulatedRadar(new FakeTimeProvider(Day)));
        (string Type, string Uri)[] requests =
        [
            (SdkCompiler.Summary, "summary/TLS_VERSION?dateRange=7d"),
            (SdkCompiler.Summary, "summary/TLS_VERSION?dateRange=7dcontrol"),
            (SdkCompiler.Summary, "summary/TLS_VERSION?dateStart=2026-02-01T00:00:00Z&dateEnd=2026-02-08T00:00:00Z"),
            (SdkCompiler.DeprecatedSummary, "summary/tls_version?dateRange=28d"),
            (SdkCompiler.TopTlds, "top/tlds?dateRange=7d&tlsVersion=TLSv1_0&limit=5"),
        ];
        var responses = new List<(string, JsonNode)>();
        foreach (var (type, uri) in requests)
            responses.Add((type, Parse(await client.GetStringAsync(new Uri($"http://localhost/radar/email/security/{uri}")))));
        Assert.All(await SdkCompiler.CompileAsync(responses), errors => Assert.Equal("", errors));
    }

    [Fact]
    public async Task A_field_that_is_missing_misnamed_or_of_another_type_does_not_compile()
    {
        var cases = Fixtures.SelectMany(
            response => Spoil(response.Json, response.Type).Select(one => (response.Type, one.What, one.Json))).ToArray();
        var found = await SdkCompiler.CompileAsync(cases.Select(one => (one.Type, one.Json)));
        Assert.True(cases.Length > 150, $"There are only {cases.Length} cases.");
        Assert.Empty(cases.Where((_, index) => found[index].Length == 0).Select(one => $"{one.Type}: {one.What}"));
    }

    private static IEnumerable<(string What, JsonNode Json)> Spoil(JsonNode response, string type)
    {
        for (var index = 0; index < Properties(response).Count(); index++)
        {
            var (parent, name) = Properties(response).ElementAt(index);
            // The current summary's versions are a map: none of them is required, and any name may come.
            if (type != SdkCompiler.Summary || !parent.GetPath().EndsWith("summary_0", StringComparison.Ordinal))
            {
                yield return ($"{name} is missing", Change(response, index, (parent, name) => parent.Remove(name)));
                yield return ($"{name} is misnamed", Change(response, index, Rename));
            }
            yield return ($"{name} is of another type", Change(response, index, ChangeType));
        }
    }

    private static JsonNode Change(JsonNode response, int index, Action<JsonObject, string> change)
    {
        var copy = response.DeepClone();
        var (parent, name) = Properties(copy).ElementAt(index);
        change(parent, name);
        return copy;
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Properties(JsonNode? node) => node switch
    {
        JsonObject parent => parent.SelectMany(property => Properties(property.Value).Prepend((parent, property.Key))),
        JsonArray items => items.SelectMany(Properties),
        _ => [],
    };

    private static void Rename(JsonObject parent, string name)
    {
        var value = parent[name]?.DeepClone();
        parent.Remove(name);
        parent[name + "Name"] = value;
    }

    private static void ChangeType(JsonObject parent, string name) =>
        parent[name] = parent[name]?.GetValueKind() == JsonValueKind.String ? 5 : "text";

    private static JsonNode Parse(string json) => JsonNode.Parse(json)!;
}
