namespace FunctionsRadar.Tests.Support;

/// <summary>What to do when a part that a test needs is missing.</summary>
public static class Prerequisite
{
    /// <summary>
    /// Skips the test with the reason; with <c>CI=true</c> fails it instead, so that nothing goes untested unnoticed.
    /// </summary>
    public static void Skip(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Skip(reason);
    }
}
