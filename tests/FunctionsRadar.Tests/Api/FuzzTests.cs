using System.Collections.Concurrent;
using CsCheck;
using FunctionsRadar.Api;

namespace FunctionsRadar.Tests.Api;

public class FuzzTests(ITestOutputHelper output) : ApiTests
{
    private static readonly string[] Names =
        [.. ApiRoutes.All.SelectMany(route => route.Parameters).Where(parameter => !parameter.InPath).Select(parameter => parameter.Name).Distinct().Append("code").Order()];

    private static readonly Gen<string> Value = Gen.Frequency(
        (4, Gen.OneOf<string>(
            "default", "json", "csv", "CSV", "10", "-1", "2h", "90d", "7d", "7dcontrol", "PASS", "log", "dead", "tls_version", "TLS_VERSION", "level,rise", "0.5,1",
            "2026-03-10", "2026-03-10T06:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.9999999Z", "c25hcHNob3R-", "default-level-1~log", "LegacyShare", "Control")),
        (2, Gen.String[0, 40]),
        (1, Gen.String[Gen.Char.AlphaNumeric, 1, 2000]));

    private static readonly Gen<(ApiRoute Route, (string Name, string Value)[] Query, string InPath, string? Header)> Requests = Gen.Select(
        Gen.OneOf<ApiRoute>([.. ApiRoutes.All]), Gen.Select(Gen.OneOf<string>(Names), Value).Array[0, 5], Value, Gen.Null(Gen.String[Gen.Char[' ', '~'], 0, 60]));

    [Fact]
    public async Task No_request_makes_the_server_fail()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        var counts = new ConcurrentDictionary<int, int>();
        await Requests.SampleAsync(
            async request =>
            {
                var template = request.Route.Template;
                var path = template.Contains('{', StringComparison.Ordinal)
                    ? template[..template.IndexOf('{', StringComparison.Ordinal)] + Escape(request.InPath) + template[(template.IndexOf('}', StringComparison.Ordinal) + 1)..]
                    : template;
                var query = string.Join('&', request.Query.Select(pair => $"{pair.Name}={Escape(pair.Value)}"));
                (string, string)[] headers = request.Header is null ? [] : [("Accept", request.Header), ("If-None-Match", request.Header)];
                using var response = await Server.SendAsync(request.Route.Method, $"{path}?{query}", headers);
                var status = (int)response.StatusCode;
                counts.AddOrUpdate(status, 1, (_, count) => count + 1);
                Assert.True(status < 500, $"{status} for {request.Route.Method} {path}?{query}: {await response.Content.ReadAsStringAsync()}");
            },
            iter: 3_000, threads: 4);
        output.WriteLine(string.Join(", ", counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.Equal(3_000, counts.Values.Sum());
    }

    // Half of a surrogate pair has no escaped form.
    private static string Escape(string text) => Uri.EscapeDataString(string.Concat(text.Select(character => char.IsSurrogate(character) ? '?' : character)));
}
