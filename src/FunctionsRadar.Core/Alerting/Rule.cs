using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Alerting;

/// <summary>A measure, a threshold, and how to confirm and recover.</summary>
internal sealed record Rule
{
    public required string Name { get; init; }
    public required Measure Measure { get; init; }
    /// <summary>Of rises only.</summary>
    public Against Against { get; init; }
    /// <summary>Age of the earlier snapshot by its <c>lastUpdated</c>; zero is the one just before.</summary>
    public TimeSpan Over { get; init; }
    /// <summary>Fires above this, in the unit of the measure; recovers at or below <see cref="RecoverAt"/>.</summary>
    public required decimal Threshold { get; init; }
    public required decimal RecoverAt { get; init; }
    /// <summary>Distinct dataset updates above the threshold before it fires; at least 1.</summary>
    public int Confirmations { get; init; } = 1;
    /// <summary>Distinct dataset updates at or below <see cref="RecoverAt"/>, in a row, before it resolves; at least 1.</summary>
    public int RecoveryConfirmations { get; init; } = 1;
    public Severity Severity { get; init; } = Severity.Warning;
    public required ImmutableArray<string> Receivers { get; init; }

    /// <summary>Text that changes when the rule measures or decides differently; who is told does not matter.</summary>
    public string Fingerprint =>
        $"{Measure}|{Against}|{Over}|{Threshold:0.############}|{RecoverAt:0.############}|"
        + $"{Confirmations}|{RecoveryConfirmations}";

    public bool NeedsPrevious => MeasureDefinition.For(Measure).IsRise && Against == Against.Previous;
    public bool NeedsControl => MeasureDefinition.For(Measure).IsRise && Against == Against.Control;

    /// <summary>Whether both measure the same, whatever they decide.</summary>
    public bool MeasuresAs(Rule other) => Measure == other.Measure && Against == other.Against && Over == other.Over;
}
