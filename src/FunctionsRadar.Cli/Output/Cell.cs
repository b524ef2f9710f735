namespace FunctionsRadar.Cli.Output;

/// <summary>A text, and the name of the colour it has on a terminal; null for none.</summary>
internal sealed record Cell(string Text, string? Color = null)
{
    public static implicit operator Cell(string text) => new(text);

    /// <summary>The name of a state, in the colour that says how good it is.</summary>
    public static Cell State<T>(T state)
        where T : struct, Enum
    {
        var name = EnumFormat.CamelCase(state);
        return new(name, name switch
        {
            "ok" or "recorded" or "delivered" => "green",
            "pending" or "withheld" => "yellow",
            "firing" or "failed" or "nodata" or "dead" => "red",
            _ => null,
        });
    }
}
