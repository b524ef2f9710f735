using FunctionsRadar.Cli.Demo;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

public sealed class DemoStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Root => _folder.GetPath("demo");

    [Fact]
    public void A_store_left_by_a_demo_that_was_killed_goes_with_the_next_demo_and_one_in_use_stays()
    {
        var left = MakeLeft("left", "lock", "radar.db", "radar.db-wal");
        using var running = new DemoStore(Root);
        using var next = new DemoStore(Root);
        Assert.False(Directory.Exists(left));
        Assert.True(Directory.Exists(Path.GetDirectoryName(running.Path)));
    }

    [Fact]
    public void A_demo_that_ends_leaves_nothing()
    {
        using (var store = new DemoStore(Root))
            File.WriteAllText(store.Path, "");
        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public void What_a_demo_has_not_made_stays()
    {
        var left = MakeLeft("left", "lock", "radar.db", "thesis.txt");
        var sub = Directory.CreateDirectory(Path.Combine(left, "photos")).FullName;
        new DemoStore(Root).Dispose();
        Assert.True(File.Exists(Path.Combine(left, "thesis.txt")));
        Assert.True(Directory.Exists(sub));
    }

    [Fact]
    public void No_link_is_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        var other = Directory.CreateDirectory(_folder.GetPath("other")).FullName;
        var files = new[] { "lock", "radar.db" }.Select(name => Path.Combine(other, name)).ToArray();
        foreach (var file in files)
            File.WriteAllText(file, "");
        Directory.CreateDirectory(Root);
        Directory.CreateSymbolicLink(Path.Combine(Root, "linked"), other);
        File.CreateSymbolicLink(Path.Combine(MakeLeft("left", "lock"), "radar.db"), files[1]);
        File.CreateSymbolicLink(Path.Combine(MakeLeft("locked"), "lock"), files[0]);
        new DemoStore(Root).Dispose();
        Assert.All(files, file => Assert.True(File.Exists(file)));
    }

    [Fact]
    public void Without_a_folder_of_the_user_it_is_a_temporary_one_and_what_is_left_there_stays()
    {
        var left = Directory.CreateTempSubdirectory("radar-demo-").FullName;
        File.WriteAllText(Path.Combine(left, "lock"), "");
        File.WriteAllText(Root, "in the way");
        using (var store = new DemoStore(Root))
            Assert.StartsWith(Path.GetTempPath(), store.Path, StringComparison.Ordinal);
        Assert.True(Directory.Exists(left));
        Directory.Delete(left, recursive: true);
    }

    public void Dispose() => _folder.Dispose();

    private string MakeLeft(string name, params string[] files)
    {
        var left = Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
        foreach (var file in files)
            File.WriteAllText(Path.Combine(left, file), "");
        return left;
    }
}
