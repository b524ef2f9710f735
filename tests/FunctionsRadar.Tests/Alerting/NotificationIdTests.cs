using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class NotificationIdTests
{
    [Theory]
    [InlineData("abcdefgh-default-12", "default")]
    [InlineData("abcdefgh-default-", null)]
    [InlineData("abcdefgh-default--1", null)]
    [InlineData("default-12", null)]
    [InlineData("abcdefgh-default-12~ops", null)]
    public void An_id_names_its_watch(string id, string? watch) => Assert.Equal(watch, NotificationId.FindWatch(id));

    [Fact]
    public void An_id_ends_in_its_number() =>
        Assert.Equal(12, NotificationId.ParseSequence(NotificationId.Create("abcdefgh", "default", 12)));
}
