namespace FunctionsRadar.Storage;

/// <summary>A delivery is superseded when a later notification made it pointless, and dead when it was given up.</summary>
internal enum DeliveryStatus { Pending, Delivered, Superseded, Dead }
