using FunctionsRadar.Alerting;
using FunctionsRadar.Api;
using FunctionsRadar.Checks;
using FunctionsRadar.Delivery.Receivers;
using FunctionsRadar.Radar;
using FunctionsRadar.Settings;
using FunctionsRadar.Storage;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar;

/// <summary>All settings, read and validated once, at start. There is at least one watch, and at least one receiver.</summary>
internal sealed record AppSettings
{
    /// <summary>The sections that are ours, and the settings of ours that stand in none.</summary>
    public static ImmutableArray<string> Sections { get; } =
    [
        "Radar", "CheckSchedule", "DeliverySchedule", DigestOptions.ScheduleKey, DigestOptions.ReceiversKey, "Watches",
        "Receivers", "SendGrid", "Smtp", "Storage", "Api",
    ];

    public required RadarOptions Radar { get; init; }
    public required Schedule CheckSchedule { get; init; }
    public required Schedule DeliverySchedule { get; init; }
    public required ImmutableArray<Watch> Watches { get; init; }
    public required ImmutableArray<Receiver> Receivers { get; init; }
    public required DigestOptions Digest { get; init; }
    public required StorageOptions Storage { get; init; }
    public required ApiOptions Api { get; init; }
    public required IReadOnlyList<string> Warnings { get; init; }
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>True when the data is simulated, and messages have to say so.</summary>
    public bool IsDemo { get; init; }

    public static bool AnyGiven(IConfiguration configuration) =>
        Sections.Any(section => configuration.GetSection(section).Exists());

    /// <summary>True for a key of ours, with colons.</summary>
    public static bool IsOurs(string key) => Sections.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase);

    /// <param name="configuration">What is given.</param>
    /// <param name="asksRadar">False for what only reads the store: it needs no credentials of Radar.</param>
    /// <exception cref="SettingsException">Something cannot be used; every such setting is named.</exception>
    public static AppSettings Read(IConfiguration configuration, bool asksRadar = true)
    {
        var reader = new SettingsReader(configuration);
        var settings = Read(reader, asksRadar);
        return reader.Errors.Count == 0 ? settings : throw new SettingsException(reader.Errors);
    }

    /// <summary>The reader then has every error and every value in force.</summary>
    public static AppSettings Read(SettingsReader reader, bool asksRadar = true)
    {
        var receivers = ReceiverSettings.Read(reader);
        var radar = RadarOptions.Read(reader, asksRadar);
        var watches = WatchSettings.Read(reader, [.. receivers.Select(receiver => receiver.Name)]);
        var storage = StorageOptions.Read(reader);
        var settings = new AppSettings
        {
            Radar = radar,
            CheckSchedule = Schedule.Read(reader, nameof(CheckSchedule), Schedule.DefaultCheck),
            DeliverySchedule = Schedule.Read(reader, nameof(DeliverySchedule), Schedule.DefaultDelivery),
            Watches = [.. watches.Select(watch => watch with { SnapshotRetention = storage.SnapshotRetention })],
            Receivers = receivers,
            Digest = DigestOptions.Read(reader, receivers),
            Storage = storage,
            Api = ApiOptions.Read(reader),
            Warnings = reader.Warnings,
            Notes = reader.Notes,
        };
        CheckRetention(reader, settings);
        reader.RejectUnknown([.. Sections]);
        return settings;
    }

    private static void CheckRetention(SettingsReader reader, AppSettings settings)
    {
        var retention = settings.Storage.SnapshotRetention;
        var accepted = $"less than Storage:SnapshotRetention ({DurationText.Format(retention)})";
        foreach (var watch in settings.Watches)
        {
            foreach (var rule in watch.Rules.Where(rule => rule.NeedsPrevious && rule.Over >= retention))
                reader.Reject($"Watches:{watch.Name}:Rules:{rule.Name}:Over", DurationText.Format(rule.Over), accepted);
        }
    }
}
