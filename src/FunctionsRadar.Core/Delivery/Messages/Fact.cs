namespace FunctionsRadar.Delivery.Messages;

/// <summary>A row of a message; with a bar when the value is a share.</summary>
internal sealed record Fact(string Label, string Value, Bar? Bar = null)
{
    public string Line => $"{Label}: {Value}";
}
