namespace FunctionsRadar.Storage;

/// <summary>State of a delivery.</summary>
public enum DeliveryStatus
{
    /// <summary>To be sent, or to be tried again.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>A reminder or a change that a later notification made pointless.</summary>
    Superseded,

    /// <summary>Given up.</summary>
    Dead,
}
