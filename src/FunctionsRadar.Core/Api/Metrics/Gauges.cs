using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;
using Prometheus;

namespace FunctionsRadar.Api.Metrics;

/// <summary>
/// The gauges of one response, in a registry of their own. <c>radar_</c> begins what Radar measures, and <c>functionsradar_</c>
/// what we make of it.
/// </summary>
internal sealed class Gauges
{
    private const decimal PercentOfAll = 100;

    private readonly CollectorRegistry _registry = Prometheus.Metrics.NewCustomRegistry();
    private readonly Gauge _legacyShare;
    private readonly Gauge _share;
    private readonly Gauge _lastUpdated;
    private readonly Gauge _lastCheck;
    private readonly Gauge _alert;
    private readonly Gauge _deliveries;

    public Gauges()
    {
        var make = Prometheus.Metrics.WithCustomRegistry(_registry);
        _legacyShare = make.CreateGauge(
            "radar_legacy_share_ratio", "Legacy share of the latest snapshot, from 0 to 1.", "watch");
        _share = make.CreateGauge(
            "radar_tls_share_ratio", "Share of a TLS version in the latest snapshot, from 0 to 1.", "watch", "version");
        _lastUpdated = make.CreateGauge(
            "radar_last_updated_timestamp_seconds", "The dataset's own time, of the latest snapshot.", "watch");
        _lastCheck = make.CreateGauge(
            "functionsradar_last_check_timestamp_seconds",
            "Time of the last check, whatever came of it; 0 before the first.", "watch");
        _alert = make.CreateGauge(
            "functionsradar_alert_state", "1 for the state that the alert of a rule is in, 0 for the others.",
            "watch", "rule", "state");
        _deliveries = make.CreateGauge(
            "functionsradar_deliveries",
            "Deliveries that are pending, and those that ended within 7 days, at most the last 1000, by status; without tests.",
            "watch", "status");
    }

    /// <summary>Sets what the state of a watch says; null before its first check. Safe for several watches at once.</summary>
    public void Set(string watch, WatchState? state)
    {
        _lastCheck.WithLabels(watch).Set(state?.LastCheck?.At.ToUnixTimeMilliseconds() / 1000.0 ?? 0);
        foreach (var alert in state?.Alerts.Values ?? [])
        {
            foreach (var possible in Enum.GetValues<AlertState>())
                _alert.WithLabels(watch, alert.Rule.Name, EnumFormat.CamelCase(possible)).Set(alert.State == possible ? 1 : 0);
        }
        if (state?.Latest is not { } latest)
            return;
        _lastUpdated.WithLabels(watch).Set(latest.LastUpdated.ToUnixTimeMilliseconds() / 1000.0);
        _legacyShare.WithLabels(watch).Set((double)(latest.LegacyShare / PercentOfAll));
        foreach (var (version, share) in latest.Summary.Shares)
            _share.WithLabels(watch, version).Set((double)(share / PercentOfAll));
    }

    /// <summary>Sets how many deliveries of a watch have which status. Safe for several watches at once.</summary>
    public void Set(string watch, IEnumerable<DeliveryRecord> deliveries)
    {
        var counts = deliveries.Where(delivery => !delivery.IsTest).CountBy(delivery => delivery.Status).ToDictionary();
        foreach (var status in Enum.GetValues<DeliveryStatus>())
            _deliveries.WithLabels(watch, EnumFormat.CamelCase(status)).Set(counts.GetValueOrDefault(status));
    }

    /// <summary>All of them in Prometheus' text format.</summary>
    public async Task<byte[]> WriteAsync(CancellationToken cancellation)
    {
        using var text = new MemoryStream();
        await _registry.CollectAndExportAsTextAsync(text, cancellation);
        return text.ToArray();
    }
}
