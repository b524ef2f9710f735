using System.Collections.Immutable;
using System.Globalization;

namespace FunctionsRadar.Alerting;

/// <summary>What a rule measures.</summary>
public enum Measure
{
    /// <summary>The legacy share itself, in percent.</summary>
    LegacyShare,

    /// <summary>How far the legacy share rose above its baseline, in percentage points.</summary>
    RiseInPoints,

    /// <summary>How far the legacy share rose above its baseline, in percent of the baseline.</summary>
    RiseInPercent,
}

/// <summary>What a rise is measured against.</summary>
public enum Against
{
    /// <summary>An earlier snapshot; see <see cref="Rule.Over"/>.</summary>
    Previous,

    /// <summary>The summary of the equal period before.</summary>
    Control,
}

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

/// <summary>A measure, a threshold, and how to confirm and recover.</summary>
public sealed record Rule
{
    /// <summary>Its name, unique within the watch.</summary>
    public required string Name { get; init; }

    /// <summary>What is measured.</summary>
    public required Measure Measure { get; init; }

    /// <summary>What a rise is measured against; of no meaning for <see cref="Measure.LegacyShare"/>.</summary>
    public Against Against { get; init; }

    /// <summary>Age of the earlier snapshot by its <c>lastUpdated</c>; zero is the one just before.</summary>
    public TimeSpan Over { get; init; }

    /// <summary>Fires above this; percent or percentage points, as the measure.</summary>
    public required decimal Threshold { get; init; }

    /// <summary>Recovers at or below this.</summary>
    public required decimal RecoverAt { get; init; }

    /// <summary>Distinct dataset updates above the threshold before it fires; at least 1.</summary>
    public int Confirmations { get; init; } = 1;

    /// <summary>Distinct dataset updates at or below <see cref="RecoverAt"/>, in a row, before it resolves; at least 1.</summary>
    public int RecoveryConfirmations { get; init; } = 1;

    /// <summary>Time between reminders while firing; zero for none.</summary>
    public TimeSpan RepeatInterval { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How much it matters.</summary>
    public Severity Severity { get; init; } = Severity.Warning;

    /// <summary>Names of the receivers that are told.</summary>
    public required ImmutableArray<string> Receivers { get; init; }

    /// <summary>Text that changes when the rule measures or decides differently; who is told, and how often, does not matter.</summary>
    public string Definition => string.Create(
        CultureInfo.InvariantCulture, $"{Measure}|{Against}|{Over}|{Threshold:0.############}|{RecoverAt:0.############}|{Confirmations}|{RecoveryConfirmations}");

    /// <summary>True when an earlier snapshot is needed to measure.</summary>
    public bool NeedsPrevious => Measure != Measure.LegacyShare && Against == Against.Previous;

    /// <summary>True when the summary of the equal period before is needed to measure.</summary>
    public bool NeedsControl => Measure != Measure.LegacyShare && Against == Against.Control;
}
