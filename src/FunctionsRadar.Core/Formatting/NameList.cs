namespace FunctionsRadar.Formatting;

/// <summary>Names in a sentence.</summary>
internal static class NameList
{
    /// <summary>Names with commas, and <c>and</c> before the last: <c>a, b and c</c>.</summary>
    public static string Join(IEnumerable<string> names) => names.ToArray() switch
    {
        [.. var first, var last] when first.Length > 0 => $"{string.Join(", ", first)} and {last}",
        var all => string.Concat(all),
    };
}
