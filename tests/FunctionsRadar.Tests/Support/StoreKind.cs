namespace FunctionsRadar.Tests.Support;

/// <summary>The two kinds of store.</summary>
public enum StoreKind
{
    Sqlite,
    Azurite,
}
