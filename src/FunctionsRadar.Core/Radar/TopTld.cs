namespace FunctionsRadar.Radar;

/// <summary>A top-level domain, such as <c>com</c>, and its part in percent of the emails asked about.</summary>
internal sealed record TopTld(string Name, decimal Share);
