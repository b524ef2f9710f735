namespace FunctionsRadar.Cli.Demo;

/// <summary>The shares of all versions that go with a legacy share.</summary>
internal static class DemoShares
{
    public static ImmutableSortedDictionary<string, decimal> Create(decimal legacyShare)
    {
        var oldest = decimal.Round(legacyShare * 0.3m, 3);
        var newer = decimal.Round(8.6m - (legacyShare / 4), 3);
        return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, decimal>
        {
            ["TLS 1.0"] = oldest,
            ["TLS 1.1"] = legacyShare - oldest,
            ["TLS 1.2"] = newer,
            ["TLS 1.3"] = 100 - legacyShare - newer,
        });
    }
}
