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

    private static readonly string Core = RepositoryFiles.PathOf("src", "FunctionsRadar.Core");

    [Fact]
    public void Every_room_uses_only_those_before_it()
    {
        var wrong = from room in MayUse.Keys
                    from file in SourcesOf(room)
                    from Match use in Use().Matches(File.ReadAllText(file))
                    let used = use.Groups["room"].Value
                    where used != room && MayUse.ContainsKey(used) && !MayUse[room].Contains(used)
                    select $"{Path.GetRelativePath(Core, file)} uses {used}";
        Assert.Empty(wrong.Distinct());
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
                    from file in SourcesOf(room)
                    where !File.ReadAllText(file).Contains($"namespace FunctionsRadar.{room}", StringComparison.Ordinal)
                    select Path.GetRelativePath(Core, file);
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        var wrong = from file in Directory.EnumerateFiles(RepositoryFiles.PathOf("src"), "*.cs", SearchOption.AllDirectories)
                    where !IsOutput(file)
                    let name = Path.GetFileNameWithoutExtension(file)
                    where Empty().IsMatch(name)
                    select name;
        Assert.Empty(wrong);
    }

    private static IEnumerable<string> SourcesOf(string room) =>
        Directory.EnumerateFiles(Path.Combine(Core, room), "*.cs", SearchOption.AllDirectories);

    private static bool IsOutput(string file) =>
        file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex(@"\bFunctionsRadar\.(?<room>[A-Z]\w+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Use();

    [GeneratedRegex("(Manager|Helper|Processor|Utils?|Info|Data)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Empty();
}
