namespace FunctionsRadar.Alerting;

/// <summary>How much a rule's alert matters to those who are told.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Look at it.</summary>
    Warning,

    /// <summary>Look at it now.</summary>
    Critical,
}
