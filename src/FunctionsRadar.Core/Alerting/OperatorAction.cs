namespace FunctionsRadar.Alerting;

/// <summary>What an operator may do to a watch. To give a silence another end is to start one.</summary>
public enum OperatorAction { SilenceStarted, SilenceEnded, ReceiverTested, DeliveryRetried }
