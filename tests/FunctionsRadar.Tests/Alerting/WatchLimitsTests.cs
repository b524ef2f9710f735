using FunctionsRadar.Alerting;
using FunctionsRadar.Settings;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Alerting;

/// <summary>Settings of a watch that are each right, but not together.</summary>
public sealed class WatchLimitsTests
{
    [Theory]
    [InlineData("0 0 */6 * * *", "6h")]
    [InlineData("0 0 7 * * 1", "7d")]
    [InlineData("", "1h")]
    [InlineData("every day", "1m")]
    public void A_time_without_data_may_be_as_short_as_the_time_between_two_checks(string schedule, string noDataAfter) =>
        Assert.Empty(Read("CheckSchedule", schedule, "Watches:default:NoDataAfter", noDataAfter).Warnings);

    [Theory]
    [InlineData("0 0 */6 * * *", "359m")]
    [InlineData("0 0 7 * * 1", "6d")]
    [InlineData("", "59m")]
    public void A_shorter_one_is_a_warning(string schedule, string noDataAfter) => Assert.Equal(
        $"Watches:default:NoDataAfter is {noDataAfter}, shorter than the time between two checks: "
        + "nodata would fire after one failed check.",
        Assert.Single(Read("CheckSchedule", schedule, "Watches:default:NoDataAfter", noDataAfter).Warnings));

    [Fact]
    public void One_transaction_takes_a_rule_for_94_receivers() => Assert.Empty(ReadWithReceivers(94).Errors);

    [Fact]
    public void More_receivers_than_one_transaction_takes_are_refused() => Assert.Equal(
        "Watches:default has 1 rules and 95 receivers; accepted: together at most 95, since a check is one storage "
        + "transaction. Split it into several watches.",
        Assert.Single(ReadWithReceivers(95).Errors));

    private static SettingsReader ReadWithReceivers(int count) => Read(
        [.. Enumerable.Range(0, count).Select(number => $"r{number:00}")],
        "Watches:default:Rules:level:Measure", "LegacyShare", "Watches:default:Rules:level:Threshold", "1");

    private static SettingsReader Read(params string[] pairs) => Read(["ops"], pairs);

    private static SettingsReader Read(string[] receivers, params string[] pairs)
    {
        var reader = new SettingsReader(TestSettings.Configure(pairs));
        WatchSettings.Read(reader, receivers);
        return reader;
    }
}
