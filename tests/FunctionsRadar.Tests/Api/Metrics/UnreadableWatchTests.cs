using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Api.Metrics;

public sealed class UnreadableWatchTests : ApiTests
{
    protected override (string Key, string Value)[] Settings =>
        [("Watches:aaa:DateRange", "1d"), ("Watches:bbb:DateRange", "7d")];

    [Theory]
    [InlineData("layout", "3")]
    [InlineData("state", "?")]
    public async Task A_watch_whose_state_cannot_be_read_is_left_out_and_the_others_are_told(string name, string value)
    {
        await Server.CheckAsync();
        var table = Server.Get<ITable>();
        var row = (await table.FindAsync("aaa", "state", CancellationToken.None))!;
        var values = row.Values.ToDictionary();
        values[name] = value;
        Assert.True(await table.ApplyAsync(
            "aaa", [new RowChange(RowChangeKind.Upsert, "state", values)], CancellationToken.None));

        var text = await Server.Client.GetStringAsync(new Uri("metrics", UriKind.Relative));
        Assert.Contains("radar_legacy_share_ratio{watch=\"bbb\"}", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aaa", text, StringComparison.Ordinal);
    }
}
