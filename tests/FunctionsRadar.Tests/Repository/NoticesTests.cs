using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Repository;

public class NoticesTests
{
    // Used in building, and not shipped.
    private static readonly string[] ForBuilding =
    [
        "Meziantou.Analyzer", "Microsoft.CodeAnalysis.BannedApiAnalyzers",
        "Microsoft.DotNet.ILCompiler", "Microsoft.NET.ILLink.Tasks",
        "Microsoft.Azure.Functions.Worker.Sdk", "Microsoft.Azure.Functions.Worker.Sdk.Analyzers",
        "Microsoft.Azure.Functions.Worker.Sdk.Generators",
        "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore.Analyzers",
    ];

    [Fact]
    public void Every_package_that_is_handed_out_is_named_in_the_notices()
    {
        var notices = File.ReadAllLines(RepositoryFiles.GetPath("THIRD-PARTY-NOTICES.txt"));
        var locks = Directory.EnumerateFiles(RepositoryFiles.GetPath("src"), "packages.lock.json", SearchOption.AllDirectories);
        var handedOut = locks.SelectMany(ReadPackages).ToArray();
        Assert.NotEmpty(handedOut);
        Assert.Empty(handedOut.Except(ForBuilding).Except(notices.Select(line => line.Trim())));
    }

    private static string[] ReadPackages(string lockFile)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(lockFile));
        var frameworks = document.RootElement.GetProperty("dependencies").EnumerateObject();
        return
        [
            .. frameworks.SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project").Select(package => package.Name),
        ];
    }
}
