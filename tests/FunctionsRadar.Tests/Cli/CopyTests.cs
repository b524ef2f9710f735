using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Cli;

public sealed class CopyTests
{
    [Fact]
    public async Task A_source_that_is_not_there_is_an_error_and_is_not_made()
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        program.Settings["Storage:Path"] = program.GetPath("nope.db");
        var copy = await program.RunAsync("copy", "--to", program.GetPath("there.db"));
        Assert.Equal(3, copy.ExitCode);
        Assert.Contains("there is no such file", copy.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(program.GetPath("nope.db")));
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("file:x.db")]
    public async Task A_target_that_SQLite_does_not_take_for_a_file_is_refused_and_not_made(string target)
    {
        await using var radar = await RadarServer.StartAsync();
        using var program = CliProgram.For(radar);
        await program.RunAsync("check");
        var result = await program.RunAsync("copy", "--to", target);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(
            $"--to is '{target}'; accepted: the path of a file", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.False(File.Exists(program.GetPath(target)));
    }
}
