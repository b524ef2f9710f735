namespace FunctionsRadar.Tests.Alerting;

/// <summary>What a step of a random story obtains from Radar.</summary>
internal enum StepKind
{
    New,
    Same,
    Older,
    Ahead,
    LowConfidence,
    PipelineNote,
    Stale,
    Relabelled,
    Renamed,
    BadControl,
    Refused,
}
