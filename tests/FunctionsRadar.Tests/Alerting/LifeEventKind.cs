namespace FunctionsRadar.Tests.Alerting;

/// <summary>What happens to a watch, or to those who are told of it.</summary>
internal enum LifeEventKind
{
    Check,
    Silence,
    EndSilence,
    Route,
    ComeOrGo,
    Undeliverable,
    Restart,
}
