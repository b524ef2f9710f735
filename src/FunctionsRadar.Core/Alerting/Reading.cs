using FunctionsRadar.Radar;

namespace FunctionsRadar.Alerting;

/// <summary>What a check obtained from Radar: a valid summary, or the reason why there is none, in one line.</summary>
internal sealed record Reading
{
    public TlsSummary? Summary { get; private init; }
    public string? Refusal { get; private init; }
    /// <summary>The summary of the equal period before; null when not asked for, or not to be had.</summary>
    public TlsSummary? Control { get; private init; }
    /// <summary>Why there is no control, in one line; null when there is one, or none was asked for.</summary>
    public string? ControlRefusal { get; private init; }
    /// <summary>True when nothing was sent, since an earlier request of the same round said why.</summary>
    public bool IsSuspended { get; private init; }

    public static Reading Valid(TlsSummary summary, TlsSummary? control = null) => new() { Summary = summary, Control = control };

    public static Reading WithoutControl(TlsSummary summary, string reason) =>
        new() { Summary = summary, ControlRefusal = reason };

    public static Reading Refused(string reason, bool isSuspended = false) =>
        new() { Refusal = reason, IsSuspended = isSuspended };
}
