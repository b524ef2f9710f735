namespace FunctionsRadar.Cli.Output;

/// <summary>A text, and the name of the colour it has on a terminal; null for none.</summary>
internal sealed record Cell(string Text, string? Color = null)
{
    public static implicit operator Cell(string text) => new(text);
}
