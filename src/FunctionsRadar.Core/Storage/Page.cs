namespace FunctionsRadar.Storage;

/// <summary>A part of a list, newest first. <c>After</c> asks for the next part, opaque; null when this is the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? After)
{
    public Page<TOther> Select<TOther>(Func<T, TOther> convert) => new([.. Items.Select(convert)], After);
}
