namespace FunctionsRadar.Alerting;

/// <summary>A fire drill: a test notification that goes the way of every other.</summary>
public static class Drill
{
    /// <summary>Decides that a receiver is to get a test.</summary>
    public static Evaluation Of(Watch watch, WatchState state, string receiver, DateTimeOffset now)
    {
        // A drill is asked for by somebody who waits for it: no silence holds it back.
        var ledger = new Ledger(watch, state with { Silence = null }, now);
        var id = ledger.NextId(NotificationIds.Test);
        ledger.Tell(ledger.Notice(id, NotificationType.Test, id, Severity.Info, "a test of this receiver, asked for by an operator; nothing is wrong", now), [receiver]);
        return ledger.Close(state);
    }
}
