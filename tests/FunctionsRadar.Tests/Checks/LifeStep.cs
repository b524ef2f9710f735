using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

/// <summary>A step in the life of an installation.</summary>
/// <param name="Kind">What Radar answers.</param>
/// <param name="Share">Legacy share, percent.</param>
/// <param name="Minutes">Time since the step before.</param>
/// <param name="CrashAt">
/// The thing asked of the world at which the process ends, counted from the beginning of the step; 0 for none.
/// </param>
/// <param name="Crash">How it ends.</param>
internal sealed record LifeStep(Published Kind, decimal Share, int Minutes, int CrashAt, CrashKind Crash);
