namespace FunctionsRadar.Alerting;

/// <summary>What an operator may do to a watch that is written down with who asked for it.</summary>
public enum OperatorAction
{
    /// <summary>A silence was started, or the one there was got another end.</summary>
    SilenceStarted,

    /// <summary>A silence was ended before its time.</summary>
    SilenceEnded,

    /// <summary>A test was sent to a receiver.</summary>
    ReceiverTested,

    /// <summary>A dead delivery was revived, or a pending one made due.</summary>
    DeliveryRetried,
}
