using System.Collections.Concurrent;

namespace FunctionsRadar.Tests.Support;

/// <summary>Counts what comes of random cases, and whether the memory of the process grows with them.</summary>
internal sealed class FuzzRun
{
    private const long MaxGrowth = 8_000_000;

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly int _cases;
    private int _done;
    private long _memory;

    /// <param name="share">How many of the usual number of cases.</param>
    public FuzzRun(int share = 1) => _cases = share * (Environment.GetEnvironmentVariable("CI") == "true" ? 10_000 : 1_000);

    /// <summary>How many cases: a thousand at a developer's desk, ten thousand in CI.</summary>
    public long Cases => _cases;

    /// <summary>Counts a case by what came of it.</summary>
    public void Count(string result)
    {
        _counts.AddOrUpdate(result, 1, (_, count) => count + 1);
        // By now everything is there that is made once.
        if (Interlocked.Increment(ref _done) == _cases / 2)
            _memory = GC.GetTotalMemory(forceFullCollection: true);
    }

    /// <summary>
    /// Says what was counted, and fails when there were fewer cases, or when memory grew during the second half.
    /// </summary>
    public void Report(ITestOutputHelper output)
    {
        var growth = GC.GetTotalMemory(forceFullCollection: true) - _memory;
        var counts = _counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}");
        output.WriteLine(string.Join(", ", counts));
        output.WriteLine($"{_done} cases, memory grew by {growth / 1024} KiB in the second half");
        Assert.True(_done >= _cases, $"{_done} cases instead of {_cases}");
        Assert.InRange(growth, long.MinValue, MaxGrowth);
    }
}
