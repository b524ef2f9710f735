using CsCheck;
using FunctionsRadar.Api;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

/// <summary>Random requests to every route.</summary>
[Collection(nameof(Alone))]
public class FuzzTests(ITestOutputHelper output) : ApiTests
{
    private static readonly string[] Names =
    [
        .. ApiRoutes.All.SelectMany(route => route.Parameters).Where(parameter => !parameter.InPath)
            .Select(parameter => parameter.Name).Distinct().Append("code").Order(),
    ];

    private static readonly string[] HeaderNames =
    [
        "Accept", "If-None-Match", "If-Modified-Since", "Range", "Origin", "Via", "Forwarded", "Sec-Fetch-Site",
        "x-functions-key", "Cookie", "Accept-Encoding", "Expect", "Host",
    ];

    private static readonly Gen<string> Value = Gen.Frequency(
        (4, Gen.OneOf<string>(
            "default", "json", "csv", "CSV", "10", "-1", "2h", "90d", "7d", "7dcontrol", "PASS", "log", "dead", "tls_version",
            "TLS_VERSION", "level,rise", "0.5,1", "2026-03-10", "2026-03-10T06:00:00Z", "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:59.9999999Z", "c25hcHNob3R-", "default-level-1~log", "LegacyShare", "Control")),
        (2, Gen.String[0, 40]),
        (1, Gen.String[Gen.Char.AlphaNumeric, 1, 2000]));

    private static readonly Gen<string> OtherMethod = Gen.Frequency(
        (8, Gen.Const("")), (1, Gen.OneOf<string>("HEAD", "PUT", "OPTIONS", "BREW")));

    private static readonly Gen<(string Name, string Value)[]> Headers =
        Gen.Select(Gen.OneOf<string>(HeaderNames), Gen.String[Gen.Char[' ', '~'], 0, 60]).Array[0, 3];

    private static readonly Gen<string> Query = Gen.Select(Gen.OneOf<string>(Names), Value).Array[0, 5]
        .Select(pairs => string.Join('&', pairs.Select(pair => $"{pair.Item1}={Escape(pair.Item2)}")));

    [Fact]
    public async Task No_request_makes_the_server_fail()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        var run = new FuzzRun(share: 3);
        await Gen.Select(Gen.OneOf<ApiRoute>([.. ApiRoutes.All]), OtherMethod, Value, Query, Headers).SampleAsync(
            async (route, otherMethod, inPath, query, headers) =>
            {
                var path = route.Template.Split('{', '}') is [var start, _, var end]
                    ? start + Escape(inPath) + end
                    : route.Template;
                var method = otherMethod.Length > 0 ? otherMethod : route.Method;
                using var response = await Server.SendAsync(method, $"{path}?{query}", headers);
                var status = (int)response.StatusCode;
                run.Count(status.ToString(CultureInfo.InvariantCulture));
                Assert.True(status < 500, $"{status} for {method} {path}?{query}: {await response.Content.ReadAsStringAsync()}");
            },
            iter: run.Cases, threads: 4);
        run.Report(output);
    }

    // Half of a surrogate pair has no escaped form.
    private static string Escape(string text) =>
        Uri.EscapeDataString(string.Concat(text.Select(character => char.IsSurrogate(character) ? '?' : character)));
}
