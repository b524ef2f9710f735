using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;
using FunctionsRadar.Storage;
using Prometheus;

namespace FunctionsRadar.Api.Metrics;

/// <summary>The gauges of one response: <c>radar_</c> begins what Radar measures, <c>functionsradar_</c> what is ours.</summary>
internal sealed class Gauges(MetricFactory metrics)
{
    private const decimal PercentOfAll = 100;

    private readonly Gauge _legacyShare = metrics.CreateGauge(
        "radar_legacy_share_ratio", "Legacy share of the latest snapshot, from 0 to 1.", "watch");
    private readonly Gauge _share = metrics.CreateGauge(
        "radar_tls_share_ratio", "Share of a TLS version in the latest snapshot, from 0 to 1.", "watch", "version");
    private readonly Gauge _lastUpdated = metrics.CreateGauge(
        "radar_last_updated_timestamp_seconds", "The dataset's own time, of the latest snapshot.", "watch");
    private readonly Gauge _lastCheck = metrics.CreateGauge(
        "functionsradar_last_check_timestamp_seconds",
        "Time of the last check, whatever came of it; 0 before the first.", "watch");
    private readonly Gauge _alert = metrics.CreateGauge(
        "functionsradar_alert_state", "1 for the state that the alert of a rule is in, 0 for the others.",
        "watch", "rule", "state");
    private readonly Gauge _deliveries = metrics.CreateGauge(
        "functionsradar_deliveries",
        "Deliveries that are pending, and those that ended within 7 days, at most the last 1000, by status; without tests.",
        "watch", "status");

    /// <summary>The state is null before the first check.</summary>
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

    public void Set(string watch, IEnumerable<DeliveryRecord> deliveries)
    {
        var counts = deliveries.Where(delivery => !delivery.IsTest).CountBy(delivery => delivery.Status).ToDictionary();
        foreach (var status in Enum.GetValues<DeliveryStatus>())
            _deliveries.WithLabels(watch, EnumFormat.CamelCase(status)).Set(counts.GetValueOrDefault(status));
    }
}
