namespace FunctionsRadar.Tests.Alerting;

/// <summary>What a step of a random scenario obtains from Radar.</summary>
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
