using FunctionsRadar.Alerting;

namespace FunctionsRadar.Tests.Alerting;

public sealed class NotificationIdTests
{
    [Fact]
    public void An_id_ends_in_its_number() =>
        Assert.Equal(12, NotificationId.ParseSequence(NotificationId.Create("abcdefgh", "default", 12)));
}
