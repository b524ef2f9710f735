using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>
/// A process that ends at any of the things it asks of its store, of Radar or of a receiver: every one of them, found by ending
/// at the first, the second, and so on until a run meets none. What has to be told is told all the same.
/// </summary>
public class CrashTests(Azurite azurite)
{
    private const int FewestPoints = 100;

    [Theory]
    [InlineData(StoreKind.Sqlite, CrashKind.BeforeTheCall)]
    [InlineData(StoreKind.Sqlite, CrashKind.AfterTheCall)]
    [InlineData(StoreKind.Azurite, CrashKind.BeforeTheCall)]
    [InlineData(StoreKind.Azurite, CrashKind.AfterTheCall)]
    public async Task Whenever_the_process_ends_everybody_is_told_what_they_have_to_be_told(StoreKind kind, CrashKind crash)
    {
        var points = 0;
        var toldTwice = 0;
        while (await CrashScenario.RunAsync(kind, azurite, new CrashPoint(crash, points + 1)) is { } told)
        {
            points++;
            toldTwice += told.Twice.Count;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}, {crash}: {points} points, told twice at {toldTwice}");
        Assert.True(points >= FewestPoints, $"Only {points} points were met.");
        Assert.True(crash == CrashKind.BeforeTheCall || toldTwice > 0, "No response of a receiver was ever lost.");
    }
}
