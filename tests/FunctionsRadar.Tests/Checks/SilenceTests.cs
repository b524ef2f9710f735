using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Checks;

public class SilenceTests(Azurite azurite)
{
    private static CancellationToken Never => CancellationToken.None;

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Azurite)]
    public async Task What_fires_during_a_silence_is_recorded_and_told_when_an_operator_ends_it(StoreKind kind)
    {
        await using var installation = await SilencedAsync(kind);
        await installation.CheckAsync(1.5m);
        Assert.Empty(installation.Webhooks.Posts);
        Assert.Equal(["level ok firing"], await installation.App.TransitionsAsync());

        Assert.True(await installation.App.Actions.EndSilenceAsync(installation.App.Watch(), RunningApp.Operator, Never));

        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        Assert.Null((await installation.App.StateAsync()).Silence);
        Assert.False(await installation.App.Actions.EndSilenceAsync(installation.App.Watch(), RunningApp.Operator, Never));
    }

    [Fact]
    public async Task What_ended_during_a_silence_is_told_by_the_first_check_after_it()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(2), "maintenance", RunningApp.Operator, Never);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.CheckAsync(0.5m);
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);

        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.RestartAsync();
        await installation.App.CheckAsync();

        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task What_began_and_ended_during_a_silence_is_told_to_nobody()
    {
        await using var installation = await SilencedAsync(StoreKind.Sqlite);
        await installation.CheckAsync(1.5m);
        installation.Time.Advance(TimeSpan.FromMinutes(10));
        await installation.CheckAsync(0.5m);
        installation.Time.Advance(TimeSpan.FromHours(2));
        await installation.App.CheckAsync();

        Assert.Empty(installation.Webhooks.Posts);
        Assert.Equal(["level ok firing", "level firing ok"], await installation.App.TransitionsAsync());
        Assert.Empty(await installation.App.ReceiptsAsync());
    }

    [Fact]
    public async Task A_longer_silence_replaces_the_one_there_is_and_what_ended_is_told_after_it()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.CheckAsync(1.5m);
        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(1), null, RunningApp.Operator, Never);
        installation.Time.Advance(TimeSpan.FromMinutes(10));
        await installation.CheckAsync(0.5m);

        var longer = await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(3), "longer", RunningApp.Operator, Never);
        Assert.Equal(
            (Installation.Start, installation.Time.GetUtcNow().AddHours(3), "longer"),
            (longer.From, longer.Until, longer.Reason));
        installation.Time.Advance(TimeSpan.FromHours(2));
        await installation.App.CheckAsync();
        Assert.Equal(["ops fired"], installation.Webhooks.Taken);
        installation.Time.Advance(TimeSpan.FromHours(1));
        await installation.App.CheckAsync();
        Assert.Equal(["ops fired", "ops resolved"], installation.Webhooks.Taken);
    }

    [Fact]
    public async Task A_test_goes_through_during_a_silence_before_any_check()
    {
        await using var installation = await Installation.StartAsync(StoreKind.Sqlite, azurite);
        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(1), null, RunningApp.Operator, Never);

        var test = await installation.App.Actions.TestAsync(
            installation.App.Watch(), installation.App.Receiver("ops"), RunningApp.Operator, Never);

        Assert.Equal((DeliveryStatus.Delivered, "inst-default-2~ops"), (test.Status, test.Id));
        Assert.Equal(["ops test"], installation.Webhooks.Taken);
        Assert.NotNull((await installation.App.StateAsync()).Silence);
    }

    private async Task<Installation> SilencedAsync(StoreKind kind)
    {
        var installation = await Installation.StartAsync(kind, azurite);
        await installation.CheckAsync(0.5m);
        await installation.App.Actions.SilenceAsync(
            installation.App.Watch(), TimeSpan.FromHours(2), "maintenance", RunningApp.Operator, Never);
        installation.Time.Advance(TimeSpan.FromMinutes(10));
        return installation;
    }
}
