namespace FunctionsRadar.Radar;

/// <summary>A top-level domain and its part of the emails asked about.</summary>
/// <param name="Name">The domain, such as <c>com</c>; at most 64 characters.</param>
/// <param name="Share">Percent, 0 to 100.</param>
internal sealed record TopTld(string Name, decimal Share);
