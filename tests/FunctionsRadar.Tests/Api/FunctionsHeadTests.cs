using System.Text.RegularExpressions;
using FunctionsRadar.Api;
using FunctionsRadar.Api.Http;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api;

/// <summary>What the sources of the Functions app say, which can be read where its packages are missing.</summary>
public partial class FunctionsHeadTests
{
    private static readonly string Sources = string.Join(
        '\n', Directory.GetFiles(RepositoryFiles.GetPath("src", "FunctionsRadar", "Functions"), "*.cs").Select(File.ReadAllText));

    [Fact]
    public void It_maps_every_route_as_the_standalone_server_does()
    {
        var mapped = HttpFunction().Matches(Sources).Select(function => string.Join(
            ' ',
            [
                .. new[] { "name", "access", "method", "route" }.Select(group => function.Groups[group].Value),
                FindRoute(function.Groups["type"].Value, function.Groups["property"].Value).Name,
            ]));
        var expected = ApiRoutes.All.Select(route =>
            $"{route.Name} {(route.Access == ApiAccess.Key ? "Function" : "Anonymous")} "
            + $"{FindMethods(route)} {route.Template} {route.Name}");
        Assert.Equal(expected.Order(StringComparer.Ordinal), mapped.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_function_is_one_of_the_api_or_a_timer()
    {
        var timers = TimerFunction().Matches(Sources).Select(
            function => $"{function.Groups["name"].Value} {function.Groups["schedule"].Value}");
        Assert.Equal(["CheckWatches %CheckSchedule%", "DeliverAlerts %DeliverySchedule%"], timers.Order(StringComparer.Ordinal));
        Assert.Equal(ApiRoutes.All.Length + 2, Regex.Count(Sources, Regex.Escape("[Function(")));
    }

    [Fact]
    public void Names_are_unique_as_functions_and_as_operations() =>
        Assert.Equal(
            ApiRoutes.All.Length,
            ApiRoutes.All.Select(route => route.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    private static ApiRoute FindRoute(string type, string property) =>
        (ApiRoute)typeof(ApiRoutes).Assembly.GetTypes().Single(each => each.Name == type).GetProperty(property)!.GetValue(null)!;

    private static string FindMethods(ApiRoute route) => route.Method == "GET"
        ? "\"get\", \"head\""
        : $"\"{route.Method.ToLowerInvariant()}\"";

    [GeneratedRegex(
        """
        \[Function\("(?<name>\w+)"\)\]\s+
        public\ static\ Task<IResult>\ \w+\(\s*
        \[HttpTrigger\(AuthorizationLevel\.(?<access>\w+),\ (?<method>"\w+"(,\ "\w+")*),\ Route\ =\ "(?<route>[^"]+)"\)\]\s+
        HttpRequest\ request\)\ =>\s+
        (?<type>\w+)\.(?<property>\w+)\.HandleAsync\(request\);
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HttpFunction();

    [GeneratedRegex("""
        \[Function\("(?<name>\w+)"\)\]\s+public static Task \w+\(\s*\[TimerTrigger\("(?<schedule>[^"]+)"\)\]
        """, RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimerFunction();
}
