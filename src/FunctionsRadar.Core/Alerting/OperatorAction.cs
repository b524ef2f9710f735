namespace FunctionsRadar.Alerting;

/// <summary>What an operator may do to a watch. A silence with another end is started; a retry makes a delivery due.</summary>
public enum OperatorAction { SilenceStarted, SilenceEnded, ReceiverTested, DeliveryRetried }
