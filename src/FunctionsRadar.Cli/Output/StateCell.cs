namespace FunctionsRadar.Cli.Output;

/// <summary>How states look.</summary>
internal static class StateCell
{
    public static Cell Cell(string state) => new(state, state switch
    {
        "ok" or "recorded" or "delivered" => "green",
        "pending" or "withheld" => "yellow",
        "firing" or "failed" or "nodata" or "dead" => "red",
        _ => null,
    });

    /// <summary>An enumeration's name as it is written everywhere.</summary>
    public static Cell Cell(Enum state) => Cell(Word(state));

    public static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
