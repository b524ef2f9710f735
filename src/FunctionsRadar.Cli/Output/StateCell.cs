using FunctionsRadar.Formatting;

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

    public static Cell Cell<T>(T state)
        where T : struct, Enum => Cell(EnumFormat.CamelCase(state));
}
