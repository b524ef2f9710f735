using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Checks;

/// <summary>When a digest of each watch is sent, null for never; and to whom, by name and in order.</summary>
internal sealed record DigestOptions(Schedule? Schedule, ImmutableArray<string> Receivers)
{
    public const string ScheduleKey = "DigestSchedule";
    public const string ReceiversKey = "DigestReceivers";

    public static DigestOptions Read(SettingsReader settings, ImmutableArray<Receiver> receivers)
    {
        string[] takers = [.. receivers.Where(receiver => receiver.Kind.TakesDigests).Select(receiver => receiver.Name)];
        var given = settings.List(ReceiversKey, takers);
        foreach (var other in given.Except(takers, StringComparer.Ordinal))
            settings.Reject(ReceiversKey, other, DescribeAccepted(takers));
        ImmutableArray<string> names = [.. given.Intersect(takers, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var schedule = Schedule.Find(settings, ScheduleKey);
        if (schedule is not null && names.Length > Plan.MaxRows)
            settings.Reject(
                $"{ReceiversKey} has {names.Length} receivers; accepted: at most {Plan.MaxRows}, "
                + "since a check is one storage transaction.");
        if (schedule is not null && names.IsEmpty && !settings.IsRejected(ReceiversKey))
            settings.Warn($"{ScheduleKey} is given, but nobody gets a digest: {ReceiversKey} has no receiver.");
        return new DigestOptions(schedule, names);
    }

    private static string DescribeAccepted(string[] takers) =>
        $"names of receivers ({(takers.Length == 0 ? "there is none" : string.Join(", ", takers))}), but none of type "
        + $"{string.Join(" or ", ReceiverKinds.All.Where(kind => !kind.TakesDigests).Select(kind => kind.Type))}, "
        + "for which everything is an incident";
}
