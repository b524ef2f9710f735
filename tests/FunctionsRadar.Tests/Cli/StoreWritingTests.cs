namespace FunctionsRadar.Tests.Cli;

public sealed class StoreWritingTests
{
    [Fact]
    public async Task A_store_that_cannot_be_written_is_one_line_and_exit_code_3()
    {
        using var program = new CliProgram();
        var path = program.GetPath(Path.Combine("missing", "radar.db"));
        program.Settings["Radar:ApiToken"] = "token";
        program.Settings["Storage:Path"] = path;
        program.Settings["Receivers:trace:Type"] = "log";
        var result = await program.RunAsync("serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains(path, Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_container_without_a_key_it_refuses_to_be_reachable()
    {
        using var program = new CliProgram();
        program.Settings["Radar:ApiToken"] = "token";
        program.Settings["Storage:Path"] = program.GetPath("radar.db");
        var result = await program.RunAsync("serve", "--urls", "http://0.0.0.0:8080");
        Assert.Equal((3, ""), (result.ExitCode, result.Output));
        Assert.Contains("Api:Key is missing", Assert.Single(result.Lines), StringComparison.Ordinal);
        Assert.False(File.Exists(program.GetPath("radar.db")));
    }
}
