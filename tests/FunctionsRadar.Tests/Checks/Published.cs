namespace FunctionsRadar.Tests.Checks;

/// <summary>What Radar answers in a step.</summary>
internal enum Published
{
    New,
    Same,
    LowConfidence,
    Refusal,
}
