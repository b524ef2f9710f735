using FunctionsRadar.Storage;

namespace FunctionsRadar.Tests.Storage;

public sealed class DeliveryIdTests
{
    [Theory]
    [InlineData("abcdefgh-default-12~ops", "default")]
    [InlineData("abcdefgh-default-12", null)]
    [InlineData("abcdefgh-default-~ops", null)]
    [InlineData("abcdefgh-default--1~ops", null)]
    [InlineData("default-12~ops", null)]
    [InlineData("abcdefgh-default-12~a/b", null)]
    [InlineData("abcdefgh-default-12~ops\n", null)]
    [InlineData("", null)]
    public void An_id_names_its_watch(string id, string? watch) => Assert.Equal(watch, DeliveryId.FindWatch(id));
}
