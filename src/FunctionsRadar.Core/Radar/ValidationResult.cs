namespace FunctionsRadar.Radar;

/// <summary>Result of an ARC, DKIM, DMARC or SPF validation, as Radar filters by it.</summary>
public enum ValidationResult
{
    /// <summary>The check passed.</summary>
    Pass,

    /// <summary>There was nothing to check.</summary>
    None,

    /// <summary>The check failed.</summary>
    Fail,
}
