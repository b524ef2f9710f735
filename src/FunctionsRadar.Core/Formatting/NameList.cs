namespace FunctionsRadar.Formatting;

/// <summary>Names in a sentence.</summary>
internal static class NameList
{
    /// <summary>Names with commas, and <c>and</c> before the last: <c>a, b and c</c>.</summary>
    public static string Join(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
