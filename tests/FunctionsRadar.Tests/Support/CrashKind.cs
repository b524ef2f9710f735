namespace FunctionsRadar.Tests.Support;

/// <summary>When a process ends in relation to what it asks of the world.</summary>
public enum CrashKind
{
    BeforeTheCall,
    AfterTheCall,
}
