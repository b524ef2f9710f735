namespace FunctionsRadar.Tests.Support;

/// <summary>How many random cases a property is tried on.</summary>
internal static class PropertyCases
{
    /// <summary>1,000 at a developer's desk, 10,000 where nothing may be skipped.</summary>
    public static long Count { get; } = Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 1_000;
}
