using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Reads the <c>Receivers</c> section, and the sections that kinds of receivers share.</summary>
internal static class ReceiverSettings
{
    private static readonly string Accepted = $"one of {string.Join(", ", ReceiverKinds.Types)}";

    /// <summary>Reads every receiver, in the order of their names; the log, with a warning, when there is none.</summary>
    public static ImmutableArray<Receiver> Read(SettingsReader settings)
    {
        var names = settings.Names("Receivers");
        var byType = names.ToLookup(name => ReadType(settings, name));
        ImmutableArray<Receiver> receivers =
        [
            .. ReceiverKinds.All.SelectMany(kind => ReadKind(settings, kind, byType[kind.Type]))
                .Concat(byType[null].Select(name => SkipReceiver(settings, name)))
                .OrderBy(receiver => receiver.Name, StringComparer.Ordinal),
        ];
        foreach (var (name, fallback) in receivers.Select(receiver => (receiver.Name, receiver.Fallback)))
        {
            if (fallback is not null && (fallback == name || !names.Contains(fallback)))
                settings.Reject($"Receivers:{name}:Fallback", fallback, "the name of another receiver");
        }
        if (!receivers.IsEmpty)
            return receivers;
        settings.Warn("No receiver is set (Receivers:{name}:Type): alerts go to the log only.");
        return [new Receiver("log", LogNotifier.Kind, new ReceiverOptions())];
    }

    private static string? ReadType(SettingsReader settings, string name)
    {
        var key = $"Receivers:{name}:Type";
        var text = settings.Text(key);
        var type = ReceiverKinds.Types.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (text is not null && type is null)
            settings.Reject(key, text, Accepted);
        else if (text is null && !settings.IsRejected(key))
            settings.Reject($"{key} is missing; accepted: {Accepted}.");
        return type;
    }

    private static IEnumerable<Receiver> ReadKind(SettingsReader settings, ReceiverKind kind, IEnumerable<string> names)
    {
        ReceiverSection[] sections = [.. names.Select(name => new ReceiverSection(settings, name, kind))];
        ReceiverOptions[] options = [.. kind.Read(settings, sections)];
        return sections.Zip(options, (section, own) => section.Complete(own));
    }

    // Of a receiver without a kind only that is told: its name is known, and nobody can say which settings it may have.
    private static Receiver SkipReceiver(SettingsReader settings, string name)
    {
        settings.TakeUnread($"Receivers:{name}");
        return new Receiver(name, LogNotifier.Kind, new ReceiverOptions());
    }
}
