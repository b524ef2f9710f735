namespace FunctionsRadar.Tests.Repository;

public class KnownSettingsTests
{
    [Fact]
    public void The_keys_that_the_app_reads_are_found()
    {
        Assert.Contains("Radar:ApiToken", KnownSettings.Keys);
        Assert.Contains("Watches:{w}:Spf", KnownSettings.Keys);
        Assert.Contains("Watches:{w}:Rules:{r}:Over", KnownSettings.Keys);
        Assert.Contains("Receivers:{n}:RoutingKey", KnownSettings.Keys);
        Assert.DoesNotContain("Radar", KnownSettings.Keys);
        Assert.DoesNotContain("Watches:{w}:Rules", KnownSettings.Keys);
    }
}
