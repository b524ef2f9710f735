using FunctionsRadar.Settings;

namespace FunctionsRadar.Radar;

/// <summary>How Radar is reached: with a token, or with the e-mail address and the global API key of an account.</summary>
internal sealed record RadarOptions
{
    private const decimal DefaultRequestsPerSecond = 2;

    public required Uri BaseUrl { get; init; }
    public string? ApiToken { get; init; }
    public string? Email { get; init; }
    public string? ApiKey { get; init; }
    public RadarEndpoint Endpoint { get; init; }
    /// <summary>On average; bursts of 10 are allowed. An account is allowed 4.</summary>
    public decimal RequestsPerSecond { get; init; } = DefaultRequestsPerSecond;

    /// <param name="settings">Where they come from, and where errors go.</param>
    /// <param name="asksRadar">False for what only reads the store: it needs no credentials.</param>
    public static RadarOptions Read(SettingsReader settings, bool asksRadar)
    {
        var options = new RadarOptions
        {
            BaseUrl = settings.Address("Radar:BaseUrl", new Uri("https://api.cloudflare.com/client/v4"))!,
            ApiToken = settings.Text("Radar:ApiToken", secret: true),
            Email = settings.Text("Radar:Email"),
            ApiKey = settings.Text("Radar:ApiKey", secret: true),
            Endpoint = settings.Choice<RadarEndpoint>("Radar:Endpoint", RadarEndpoint.Dimension)!.Value,
            RequestsPerSecond = settings.Number("Radar:RequestsPerSecond", DefaultRequestsPerSecond, 0.1m, 200)!.Value,
        };
        options.CheckCredentials(settings, asksRadar);
        return options;
    }

    public string MaskSecrets(string text) => new[] { ApiToken, ApiKey, Email }.OfType<string>()
        .Aggregate(text, (masked, secret) => masked.Replace(secret, "(hidden)", StringComparison.OrdinalIgnoreCase));

    private void CheckCredentials(SettingsReader settings, bool needed)
    {
        if (ApiToken is not null && (Email ?? ApiKey) is not null)
            settings.Reject(
                "Radar:ApiToken is given together with Radar:Email or Radar:ApiKey; accepted: one kind of credentials.");
        else if (needed && ApiToken is null && (Email is null || ApiKey is null)
            && !settings.IsRejected("Radar:ApiToken") && !settings.IsRejected("Radar:ApiKey"))
            settings.Reject(
                "Radar:ApiToken is missing; accepted: a Cloudflare API token, or Radar:Email together with Radar:ApiKey.");
        foreach (var (key, value) in new[] { ("ApiToken", ApiToken), ("Email", Email), ("ApiKey", ApiKey) })
        {
            if (value?.Any(c => c is <= ' ' or > '~') == true)
                settings.Reject($"Radar:{key}", value, "printable ASCII without spaces", secret: true);
        }
    }
}
