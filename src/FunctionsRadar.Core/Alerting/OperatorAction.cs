namespace FunctionsRadar.Alerting;

/// <summary>What an operator may do to a watch that is written down with who asked for it.</summary>
public enum OperatorAction
{
    /// <summary>Or the silence there was got another end.</summary>
    SilenceStarted,
    SilenceEnded,
    ReceiverTested,
    /// <summary>A dead delivery was revived, or a pending one made due.</summary>
    DeliveryRetried,
}
