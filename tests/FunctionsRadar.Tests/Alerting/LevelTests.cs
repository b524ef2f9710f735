using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class LevelTests
{
    [Theory]
    [InlineData("0.5", AlertState.Ok)]
    [InlineData("1", AlertState.Ok)]
    [InlineData("1.000001", AlertState.Firing)]
    [InlineData("40", AlertState.Firing)]
    public void The_first_reading_fires_when_it_is_above_the_threshold(string share, AlertState expected)
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(decimal.Parse(share, System.Globalization.CultureInfo.InvariantCulture), Given.Hour(0));
        Assert.Equal(expected, scenario.GetState("level"));
        Assert.Equal(expected == AlertState.Firing ? ["Fired level"] : Array.Empty<string>(), scenario.Told);
    }

    [Fact]
    public void In_the_band_of_hysteresis_nothing_moves()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.95m, Given.Hour(0));
        Assert.Equal(AlertState.Ok, scenario.GetState("level"));
        scenario.Check(2, Given.Hour(1));
        scenario.Check(0.95m, Given.Hour(2));
        Assert.Equal(AlertState.Firing, scenario.GetState("level"));
        scenario.Check(0.9m, Given.Hour(3));
        Assert.Equal(AlertState.Ok, scenario.GetState("level"));
        Assert.Equal(["Fired level", "Resolved level"], scenario.Told);
    }

    [Fact]
    public void Confirmations_count_distinct_datasets_only()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 3 }));
        scenario.Check(2, Given.Hour(0));
        Assert.Equal(AlertState.Pending, scenario.GetState("level"));
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(2));
        Assert.Equal(1, scenario.State.Alerts["level"].Breaches);
        scenario.Check(2, Given.Hour(3));
        Assert.Equal(AlertState.Pending, scenario.GetState("level"));
        scenario.Check(2, Given.Hour(4));
        Assert.Equal(AlertState.Firing, scenario.GetState("level"));
        Assert.Equal(["Fired level"], scenario.Told);
    }

    [Fact]
    public void Pending_goes_back_to_ok_in_silence_when_the_breach_is_not_confirmed()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2 }));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(1, Given.Hour(1));
        scenario.Check(2, Given.Hour(2));
        Assert.Equal(AlertState.Pending, scenario.GetState("level"));
        Assert.Empty(scenario.Told);
        Assert.Equal(["ok>pending", "pending>ok", "ok>pending"], scenario.Steps);
    }

    [Fact]
    public void Recovery_needs_its_confirmations_in_a_row()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { RecoveryConfirmations = 2 }));
        scenario.Check(2, Given.Hour(0));
        scenario.Check(0.5m, Given.Hour(1));
        scenario.Check(0.95m, Given.Hour(2));
        scenario.Check(0.5m, Given.Hour(3));
        Assert.Equal(AlertState.Firing, scenario.GetState("level"));
        scenario.Check(0.5m, Given.Hour(4));
        Assert.Equal(AlertState.Ok, scenario.GetState("level"));
    }

    [Fact]
    public void An_alert_says_since_when_it_is_in_its_state()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 3 }));
        DateTimeOffset[] since = [.. new[] { 0.5m, 0.5m, 2, 2, 2, 2, 0.5m }.Select((share, hour) =>
        {
            scenario.Check(share, Given.Hour(hour));
            return scenario.State.Alerts["level"].Since;
        })];
        Assert.Equal(
            [Given.Hour(0), Given.Hour(0), Given.Hour(2), Given.Hour(2), Given.Hour(4), Given.Hour(4), Given.Hour(6)],
            since);
    }

    [Fact]
    public void A_firing_has_the_id_of_its_transition_and_other_states_have_none()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 2 }));
        string?[] firedBy = [.. new[] { 0.5m, 2, 2, 2, 0.5m }.Select((share, hour) =>
        {
            scenario.Check(share, Given.Hour(hour));
            return scenario.State.Alerts["level"].FiredBy;
        })];
        Assert.Equal([null, null, scenario.Transitions[1].Id, scenario.Transitions[1].Id, null], firedBy);
    }

    [Fact]
    public void Another_confirmation_is_no_transition()
    {
        var scenario = new Scenario(Given.Watch(Given.Level() with { Confirmations = 3 }));
        for (var hour = 0; hour < 4; hour++)
            scenario.Check(2, Given.Hour(hour));
        Assert.Equal(["ok>pending", "pending>firing"], scenario.Steps);
    }

    [Fact]
    public void A_transition_is_recorded_with_its_evidence()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(Given.Summary(2, Given.Hour(0)), Given.Hour(1));
        scenario.Check(Reading.Refused("503"), Given.Hour(8));
        Assert.Equal(
            [
                new Transition(
                    "inst-default-1", "default", "level", Given.Hour(1), AlertState.Ok, AlertState.Firing,
                    "the legacy share is above 1 %", 2, 1, 2, Given.Hour(0)),
                new Transition(
                    "inst-default-3", "default", Alert.NoData, Given.Hour(8), AlertState.Ok, AlertState.Firing,
                    "a time of 7 h without data is above 6 h: 503", 25200, 21600, 2, Given.Hour(0)),
            ],
            scenario.Transitions);
    }

    [Fact]
    public void The_same_dataset_again_leaves_the_snapshots_as_they_were_first_seen()
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        scenario.Check(0.5m, Given.Hour(0));
        scenario.Check(0.6m, Given.Hour(1));
        var before = scenario.State;
        scenario.Check(Given.Summary(0.6m, Given.Hour(1)), Given.Hour(2));
        Assert.Equal(
            (before.Latest, before.Previous, Given.Hour(2)),
            (scenario.State.Latest, scenario.State.Previous, scenario.State.LastAcceptedAt));
    }

    [Theory]
    [InlineData("TLSv1.0", "TLSv1.1")]
    [InlineData("tls 1.0", "Tls1.1")]
    public void A_version_counts_however_it_is_written(string oldest, string newer)
    {
        var scenario = new Scenario(Given.Watch(Given.Level()));
        var relabelled = Given.Relabel(
            Given.Summary(6, Given.Hour(0)), label => label switch { "TLS 1.0" => oldest, "TLS 1.1" => newer, _ => label });
        scenario.Check(relabelled, Given.Hour(0));
        Assert.Equal((AlertState.Firing, 6m), (scenario.GetState("level"), scenario.Explain("level").Value));
    }
}
