using FunctionsRadar.Tests.FunctionsApp;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Support;

[assembly: AssemblyFixture(typeof(PublishedApp))]

namespace FunctionsRadar.Tests.FunctionsApp;

/// <summary>The Functions app as it would be deployed: published once for all tests, by the first that asks for it.</summary>
public sealed class PublishedApp : IDisposable
{
    private static readonly string[] Missing = ["error NU1101:", "error NU1102:", "error NU1103:"];

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task> _published;

    public PublishedApp() => _published = new Lazy<Task>(PublishAsync);

    /// <summary>The folder that goes into the package.</summary>
    public async Task<string> FolderAsync()
    {
        await _published.Value;
        return _folder.GetPath("app");
    }

    public async Task<string> ReadAsync(string file) => await File.ReadAllTextAsync(Path.Combine(await FolderAsync(), file));

    /// <summary>Path of the worker's assembly.</summary>
    public async Task<string> ProgramAsync() => Path.Combine(await FolderAsync(), "FunctionsRadar.dll");

    public void Dispose() => _folder.Dispose();

    private async Task PublishAsync()
    {
        string[] arguments = ["publish", "src/FunctionsRadar", "-c", "Release", "--output", _folder.GetPath("app"), "--nologo"];
        var result = await CommandLineTool.RunAsync("dotnet", RepositoryFiles.Root, arguments);
        if (result.Lines.Any(line => Missing.Any(code => line.Contains(code, StringComparison.Ordinal))))
            Prerequisite.Skip("The package feed in use lacks packages of the Functions app.");
        Assert.True(result.ExitCode == 0, result.Output + result.Errors);
    }
}
