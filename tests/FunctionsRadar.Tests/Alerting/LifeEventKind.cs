using System.Collections.Immutable;
using CsCheck;
using FunctionsRadar.Alerting;
using FunctionsRadar.Storage.Rows;
using FunctionsRadar.Storage.Tables;

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
