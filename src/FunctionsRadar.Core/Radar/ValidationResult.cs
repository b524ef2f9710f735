namespace FunctionsRadar.Radar;

/// <summary>Result of an ARC, DKIM, DMARC or SPF validation; <c>None</c> when there was nothing to check.</summary>
internal enum ValidationResult { Pass, None, Fail }
