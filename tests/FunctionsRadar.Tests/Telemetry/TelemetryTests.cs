using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using FunctionsRadar.Telemetry;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Telemetry;

public sealed class TelemetryTests(Azurite azurite)
{
    // Other tests check and deliver at the same time: only this watch and this receiver are looked at.
    private const string Receiver = "telemetered";

    [Fact]
    public async Task A_check_that_fires_and_its_delivery_are_measured()
    {
        var measured = new ConcurrentQueue<string>();
        using var meters = Listen(measured);
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, Receiver);
        installation.RemoveSettings("Watches:default");
        installation.Settings["Watches:metered:Rules:level:Measure"] = "LegacyShare";
        installation.Settings["Watches:metered:Rules:level:Threshold"] = "1";
        await installation.RestartAsync();
        installation.Publish(1.5m);
        await installation.App.CheckAsync("metered");
        Assert.Equal(
            ["radar.checks watch=metered outcome=Recorded 1", "radar.deliveries receiver=telemetered outcome=Delivered 1",
                "radar.legacy_share watch=metered 1.5", "radar.transitions watch=metered 1"],
            measured.Where(line => !line.StartsWith("radar.delivery.duration", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal));
        const string Delivered = "radar.delivery.duration receiver=telemetered outcome=Delivered";
        Assert.Single(measured, line => line.StartsWith(Delivered, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(200, ActivityStatusCode.Ok)]
    [InlineData(503, ActivityStatusCode.Error)]
    public async Task A_check_and_its_delivery_are_activities_one_within_the_other(int code, ActivityStatusCode status)
    {
        var activities = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Instrumentation.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite, Receiver);
        installation.Webhooks.Respond = _ => code;
        await installation.CheckAsync(1.5m);
        var delivery = Assert.Single(activities, activity => Receiver.Equals(activity.GetTagItem("receiver")));
        Assert.Equal("deliver", delivery.OperationName);
        Assert.Equal("check", delivery.Parent!.OperationName);
        Assert.Equal("default", delivery.Parent.GetTagItem("watch"));
        Assert.Equal(status, delivery.Status);
    }

    private static MeterListener Listen(ConcurrentQueue<string> measured)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Instrumentation.Name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return listener;

        void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var words = string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"));
            if (words.Contains("metered", StringComparison.Ordinal))
                measured.Enqueue(FormattableString.Invariant($"{instrument.Name} {words} {value}"));
        }
    }
}
