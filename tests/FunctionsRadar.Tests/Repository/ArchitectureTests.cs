using System.Text.RegularExpressions;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>The rooms of Core depend on each other one way only.</summary>
public sealed partial class ArchitectureTests
{
    // Each room with what it may use; a room that is not named here does not exist.
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["Formatting"] = [],
        ["Settings"] = [],
        ["Telemetry"] = [],
        ["Radar"] = ["Formatting", "Settings"],
        ["Alerting"] = ["Formatting", "Settings", "Radar"],
        ["Storage"] = ["Formatting", "Settings", "Radar", "Alerting"],
        ["Delivery"] = ["Formatting", "Settings", "Telemetry", "Radar", "Alerting", "Storage"],
        ["Checks"] = ["Formatting", "Settings", "Telemetry", "Radar", "Alerting", "Storage", "Delivery"],
        ["Dashboard"] = ["Formatting", "Settings", "Radar", "Alerting", "Storage", "Delivery", "Checks"],
        ["Api"] = ["Formatting", "Settings", "Telemetry", "Radar", "Alerting", "Storage", "Delivery", "Checks", "Dashboard"],
    };

    private static readonly string Core = RepositoryFiles.GetPath("src", "FunctionsRadar.Core");

    [Fact]
    public void Every_room_uses_only_those_before_it()
    {
        var wrong = from room in MayUse.Keys
                    from file in ListSources(room).Concat(ListTemplates(room))
                    from Match use in Use().Matches(File.ReadAllText(file))
                    let used = use.Groups["room"].Value
                    where used != room && MayUse.ContainsKey(used) && !MayUse[room].Contains(used)
                    select $"{Path.GetRelativePath(Core, file)} uses {used}";
        Assert.Empty(wrong.Distinct());
    }

    [Theory]
    [InlineData("using FunctionsRadar.Api;", "Api")]
    [InlineData("using static FunctionsRadar.Api.Http.ApiParameter;", "Api")]
    [InlineData("@using FunctionsRadar.Delivery", "Delivery")]
    [InlineData("    private void Note(Radar.Annotation note)", "Radar")]
    public void A_use_of_a_room_is_seen_however_it_is_written(string line, string room) =>
        Assert.Contains(room, Use().Matches(line).Select(use => use.Groups["room"].Value));

    [Fact]
    public void No_room_uses_what_puts_the_rooms_together()
    {
        var roots = Directory.GetFiles(Core, "*.cs").Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var wrong = from room in MayUse.Keys
                    from file in ListSources(room)
                    from Match word in Word().Matches(File.ReadAllText(file))
                    where roots.Contains(word.Value)
                    select $"{Path.GetRelativePath(Core, file)} uses {word.Value}";
        Assert.Empty(wrong.Distinct());
    }

    [Fact]
    public void Alerting_is_pure()
    {
        string[] impure = ["Task", "ILogger", "TimeProvider", "Random", "HttpClient", "IServiceProvider", "File"];
        var wrong = from file in ListSources("Alerting")
                    from Match word in Word().Matches(File.ReadAllText(file))
                    where impure.Contains(word.Value)
                    select $"{Path.GetRelativePath(Core, file)} uses {word.Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_type_stands_in_the_file_of_its_name()
    {
        var wrong = from folder in new[] { "src", "tests" }
                    from file in Directory.EnumerateFiles(RepositoryFiles.GetPath(folder), "*.cs", SearchOption.AllDirectories)
                    where !IsOutput(file)
                    from Match type in TopLevelType().Matches(File.ReadAllText(file))
                    where type.Groups["name"].Value != Path.GetFileNameWithoutExtension(file)
                    select $"{Path.GetFileName(file)} has {type.Groups["name"].Value}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_of_Core_is_a_room_with_its_place_in_the_order()
    {
        var folders = Directory.GetDirectories(Core).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));
        Assert.Equal(MayUse.Keys.Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_source_file_declares_the_namespace_of_its_room()
    {
        var wrong = from room in MayUse.Keys
                    from file in ListSources(room)
                    where !File.ReadAllText(file).Contains($"namespace FunctionsRadar.{room}", StringComparison.Ordinal)
                    select Path.GetRelativePath(Core, file);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var wrong = from file in Directory.EnumerateFiles(RepositoryFiles.GetPath("src"), "*.cs", SearchOption.AllDirectories)
                    where !IsOutput(file)
                    let name = Path.GetFileNameWithoutExtension(file)
                    where Empty().IsMatch(name)
                    select name;
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> ListSources(string room) =>
        Directory.EnumerateFiles(Path.Combine(Core, room), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> ListTemplates(string room) =>
        Directory.EnumerateFiles(Path.Combine(Core, room), "*.cshtml", SearchOption.AllDirectories);

    private static bool IsOutput(string file) =>
        file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    // Relative names, such as Radar.Annotation, too.
    [GeneratedRegex(
        @"(^|[^.\w])(FunctionsRadar\.(?<room>[A-Z]\w+)|(?<room>[A-Z]\w+)\.[A-Z])",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Use();

    [GeneratedRegex(@"\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(public |internal |file )?((sealed|static|abstract|readonly|partial) )*"
        + @"(record struct|record|class|struct|interface|enum) (?<name>\w+)",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex("(Manager|Helper|Processor|Utils?|Info|Data)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Empty();
}
