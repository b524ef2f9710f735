using FunctionsRadar.Alerting.Measures;

namespace FunctionsRadar.Alerting;

/// <summary>A measure, a threshold, and how to confirm and recover.</summary>
internal sealed record Rule
{
    /// <summary>Its name, unique within the watch.</summary>
    public required string Name { get; init; }

    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>What a rise is measured against; of no meaning for other measures.</summary>
    public Against Against { get; init; }

    /// <summary>Age of the earlier snapshot by its <c>lastUpdated</c>; zero is the one just before.</summary>
    public TimeSpan Over { get; init; }

    /// <summary>Fires above this, in the unit of the measure.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>Recovers at or below this.</summary>
    public required decimal RecoverAt { get; init; }

    /// <summary>Distinct dataset updates above the threshold before it fires; at least 1.</summary>
    public int Confirmations { get; init; } = 1;

    /// <summary>Distinct dataset updates at or below <see cref="RecoverAt"/>, in a row, before it resolves; at least 1.</summary>
    public int RecoveryConfirmations { get; init; } = 1;

    /// <summary>How much it matters.</summary>
    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>Names of the receivers that are told.</summary>
    public required ImmutableArray<string> Receivers { get; init; }

    /// <summary>Text that changes when the rule measures or decides differently; who is told does not matter.</summary>
    public string Fingerprint => string.Create(
        CultureInfo.InvariantCulture,
        $"{Measure}|{Against}|{Over}|{Threshold:0.############}|{RecoverAt:0.############}|"
        + $"{Confirmations}|{RecoveryConfirmations}");

    /// <summary>True when an earlier snapshot is needed to measure.</summary>
    public bool NeedsPrevious => MeasureDefinition.For(Measure).IsRise && Against == Against.Previous;

    /// <summary>True when the summary of the equal period before is needed to measure.</summary>
    public bool NeedsControl => MeasureDefinition.For(Measure).IsRise && Against == Against.Control;

    /// <summary>True when both measure the same, whatever they decide.</summary>
    public bool MeasuresAs(Rule other) => Measure == other.Measure && Against == other.Against && Over == other.Over;
}
