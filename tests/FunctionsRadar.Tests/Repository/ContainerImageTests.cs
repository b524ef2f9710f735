using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

/// <summary>The container image as the SDK would make it. What its program does is tested elsewhere.</summary>
public class ContainerImageTests
{
    [Fact]
    public async Task It_serves_as_a_user_without_rights_and_keeps_its_store_in_a_volume()
    {
        string[] arguments =
        [
            "msbuild", RepositoryFiles.GetPath("src", "FunctionsRadar.Cli"),
            "-p:NativeFor=linux-x64", "-p:Version=1.2.3", "-t:ComputeContainerConfig",
            "-getProperty:ContainerBaseImage,ContainerUser,ContainerImageTag,ContainerImageFormat,ContainerRepository",
            "-getItem:ContainerDefaultArgs,ContainerEnvironmentVariable,ContainerPort,ContainerAppCommand",
        ];
        var result = await CommandLineTool.RunAsync("dotnet", RepositoryFiles.Root, arguments);
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
        using var evaluated = JsonDocument.Parse(result.Output);
        var properties = evaluated.RootElement.GetProperty("Properties");
        Assert.Equal("1654:1654", Property("ContainerUser"));
        Assert.Equal("OCI", Property("ContainerImageFormat"));
        Assert.Equal("radar:1.2.3", $"{Property("ContainerRepository")}:{Property("ContainerImageTag")}");
        Assert.EndsWith("/dotnet/runtime-deps:10.0-noble-chiseled", Property("ContainerBaseImage"), StringComparison.Ordinal);
        Assert.Equal(["/app/radar"], Items("ContainerAppCommand", "Identity"));
        Assert.Equal(["serve", "--urls", "http://0.0.0.0:8080"], Items("ContainerDefaultArgs", "Identity"));
        Assert.Equal(["8080"], Items("ContainerPort", "Identity"));
        Assert.Equal(["Storage__Path"], Items("ContainerEnvironmentVariable", "Identity"));
        Assert.Equal(["/data/radar.db"], Items("ContainerEnvironmentVariable", "Value"));

        string Property(string name) => properties.GetProperty(name).GetString()!;
        IEnumerable<string> Items(string name, string metadata) => evaluated.RootElement.GetProperty("Items").GetProperty(name)
            .EnumerateArray().Select(item => item.GetProperty(metadata).GetString()!);
    }
}
