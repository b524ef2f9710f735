namespace FunctionsRadar.Tests.Support;

/// <summary>A request as a loopback server received it.</summary>
public sealed record ReceivedRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);
}
