using System.Collections.Immutable;

namespace FunctionsRadar.Radar;

/// <summary>The period that a summary describes.</summary>
/// <param name="Start">Its start, as Radar adjusted it.</param>
/// <param name="End">Its end, as Radar adjusted it.</param>
public sealed record Window(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Something that Cloudflare noted about its data.</summary>
/// <param name="DataSource">What it is about, such as <c>ALL</c> or <c>EMAIL_SECURITY</c>.</param>
/// <param name="EventType">Kind of event, such as <c>OUTAGE</c> or <c>PIPELINE</c>.</param>
/// <param name="Description">Cloudflare's words, at most 500 characters, without control characters.</param>
/// <param name="Start">When it began; null when Radar did not say.</param>
/// <param name="End">When it ended; null while it lasts.</param>
/// <param name="LinkedUrl">Where to read more, at most 200 characters; null for none.</param>
public sealed record Annotation(
    string DataSource, string EventType, string Description, DateTimeOffset? Start, DateTimeOffset? End, string? LinkedUrl);

/// <summary>How far Cloudflare trusts the data.</summary>
/// <param name="Level">1 (too little data and erratic) to 5 (no known issue); 0 or null is unknown.</param>
/// <param name="Annotations">At most 20 notes.</param>
public sealed record Confidence(int? Level, ImmutableArray<Annotation> Annotations);

/// <summary>Radar's answer, valid: the share of each TLS version over a window.</summary>
/// <param name="LastUpdated">When Cloudflare last updated the dataset.</param>
/// <param name="Window">The period described.</param>
/// <param name="Shares">Percent (0 to 100) by TLS version; they sum to 100 ± 1. At most 32 versions of at most 32 characters.</param>
/// <param name="Confidence">How far the data is to be trusted.</param>
public sealed record TlsSummary(
    DateTimeOffset LastUpdated, Window Window, ImmutableSortedDictionary<string, decimal> Shares, Confidence Confidence);

/// <summary>A top-level domain and its part of the emails asked about.</summary>
/// <param name="Name">The domain, such as <c>com</c>; at most 64 characters.</param>
/// <param name="Share">Percent, 0 to 100.</param>
public sealed record TopTld(string Name, decimal Share);
