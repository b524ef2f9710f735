using FunctionsRadar.Cli.Settings;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Cli.Demo;

/// <summary>The settings of the demo: a simulated Radar, a store to throw away, and for the rest what was given.</summary>
internal static class DemoSettings
{
    // Once the first alert has resolved.
    private static readonly TimeSpan UntilDigest = TimeSpan.FromSeconds(105);

    /// <summary>A digest is sent soon after the start, and every hour. Messages have links if the url has a port.</summary>
    public static AppSettings Read(IConfigurationRoot given, string storePath, string url, DateTimeOffset start)
    {
        var hasLink = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Port > 0;
        var defaults = new NamedSettings("demo", new Dictionary<string, string?>
        {
            ["Api:PublicUrl"] = hasLink ? url : null,
            ["Api:Public"] = "true",
        });
        var users = given.Providers.OfType<NamedSettings>()
            .Select(source => source.Without("Radar", "CheckSchedule", "DeliverySchedule", DigestOptions.ScheduleKey, "Storage"));
        var demo = new NamedSettings("demo", new Dictionary<string, string?>
        {
            ["Radar:BaseUrl"] = "http://localhost/simulated",
            ["Radar:ApiToken"] = "demo",
            ["Radar:RequestsPerSecond"] = "100",
            ["CheckSchedule"] = "*/5 * * * * *",
            ["DeliverySchedule"] = "*/5 * * * * *",
            [DigestOptions.ScheduleKey] = $"{(start + UntilDigest).UtcDateTime:s m} * * * *",
            ["Storage:Path"] = storePath,
        });
        return AppSettings.Read(new ConfigurationRoot([defaults, .. users, demo])) with { IsDemo = true };
    }
}
