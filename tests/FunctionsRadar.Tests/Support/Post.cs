namespace FunctionsRadar.Tests.Support;

/// <summary>A message as a webhook received it.</summary>
/// <param name="Receiver">The receiver's path, without the slash.</param>
/// <param name="Id">The <c>webhook-id</c> header.</param>
/// <param name="Type">The type, without <c>radar.</c>.</param>
/// <param name="At">When.</param>
/// <param name="Request">All of it.</param>
internal sealed record Post(string Receiver, string Id, string Type, DateTimeOffset At, ReceivedRequest Request)
{
    /// <summary>How it was answered; 0 when it was not.</summary>
    public int Status { get; set; }

    public bool IsAccepted => Status is >= 200 and < 300;
}
