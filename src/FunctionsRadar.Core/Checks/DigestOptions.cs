using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Checks;

/// <summary>When a digest of each watch is sent, and to whom.</summary>
/// <param name="Schedule">The first check at or after each of its times makes one; null for none.</param>
/// <param name="Receivers">Their names, in order; when empty, nobody gets one.</param>
internal sealed record DigestOptions(Schedule? Schedule, ImmutableArray<string> Receivers)
{
    /// <summary>The setting that says when.</summary>
    public const string ScheduleKey = "DigestSchedule";

    /// <summary>The setting that says to whom.</summary>
    public const string ReceiversKey = "DigestReceivers";

    /// <summary>Reads both settings.</summary>
    /// <param name="settings">Where to read.</param>
    /// <param name="receivers">The receivers there are.</param>
    public static DigestOptions Read(SettingsReader settings, ImmutableArray<Receiver> receivers)
    {
        string[] takers = [.. receivers.Where(receiver => receiver.Kind.TakesDigests).Select(receiver => receiver.Name)];
        var given = settings.List(ReceiversKey, takers);
        foreach (var other in given.Except(takers, StringComparer.Ordinal))
            settings.Reject(ReceiversKey, other, DescribeAccepted(takers));
        ImmutableArray<string> names = [.. given.Intersect(takers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var schedule = Schedule.Find(settings, ScheduleKey);
        if (schedule is not null)
            CheckCount(settings, names.Length);
        return new DigestOptions(schedule, names);
    }

    private static void CheckCount(SettingsReader settings, int receivers)
    {
        if (receivers > Plan.MaxRows)
            settings.Reject(
                $"{ReceiversKey} has {receivers} receivers; accepted: at most {Plan.MaxRows}, "
                + "since a check is one storage transaction.");
        if (receivers == 0 && !settings.IsRejected(ReceiversKey))
            settings.Warn($"{ScheduleKey} is given, but nobody gets a digest: {ReceiversKey} has no receiver.");
    }

    private static string DescribeAccepted(string[] takers) =>
        $"names of receivers ({(takers.Length == 0 ? "there is none" : string.Join(", ", takers))}), but none of type "
        + $"{string.Join(" or ", ReceiverKinds.All.Where(kind => !kind.TakesDigests).Select(kind => kind.Type))}, "
        + "for which everything is an incident";
}
