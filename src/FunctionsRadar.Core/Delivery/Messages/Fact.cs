namespace FunctionsRadar.Delivery.Messages;

/// <summary>A row of a message. Both texts are one line and not escaped for any format.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What there is to say of it.</param>
/// <param name="Bar">The value as a bar; null when it is not a share.</param>
internal sealed record Fact(string Label, string Value, Bar? Bar = null)
{
    /// <summary>The row as one line.</summary>
    public string Line => $"{Label}: {Value}";
}
