using FunctionsRadar.Settings;

namespace FunctionsRadar.Radar;

/// <summary>How Radar is reached.</summary>
internal sealed record RadarOptions
{
    private const decimal DefaultRequestsPerSecond = 2;

    /// <summary>Cloudflare's own address.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://api.cloudflare.com/client/v4");

    /// <summary>Base address of the API.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>API token; null when e-mail and key are given.</summary>
    public string? ApiToken { get; init; }

    /// <summary>E-mail address of the account; null when a token is given.</summary>
    public string? Email { get; init; }

    /// <summary>Global API key of the account; null when a token is given.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Which address of the summary to ask.</summary>
    public RadarEndpoint Endpoint { get; init; }

    /// <summary>Requests a second, on average; bursts of 10 are allowed. An account is allowed 4.</summary>
    public decimal RequestsPerSecond { get; init; } = DefaultRequestsPerSecond;

    /// <summary>Reads the <c>Radar</c> section.</summary>
    public static RadarOptions Read(SettingsReader settings)
    {
        var options = new RadarOptions
        {
            BaseUrl = settings.Address("Radar:BaseUrl", DefaultBaseUrl)!,
            ApiToken = settings.Text("Radar:ApiToken", secret: true),
            Email = settings.Text("Radar:Email"),
            ApiKey = settings.Text("Radar:ApiKey", secret: true),
            Endpoint = settings.Choice<RadarEndpoint>("Radar:Endpoint", RadarEndpoint.Dimension)!.Value,
            RequestsPerSecond = settings.Number("Radar:RequestsPerSecond", DefaultRequestsPerSecond, 0.1m, 200)!.Value,
        };
        CheckCredentials(settings, options);
        return options;
    }

    private static void CheckCredentials(SettingsReader settings, RadarOptions options)
    {
        var hasToken = options.ApiToken is not null;
        var hasKey = options.Email is not null && options.ApiKey is not null;
        if (hasToken && (options.Email is not null || options.ApiKey is not null))
        {
            settings.Reject(
                "Radar:ApiToken is given together with Radar:Email or Radar:ApiKey; accepted: one kind of credentials.");
        }
        else if (!hasToken && !hasKey && !settings.IsRejected("Radar:ApiToken") && !settings.IsRejected("Radar:ApiKey"))
        {
            settings.Reject(
                "Radar:ApiToken is missing; accepted: a Cloudflare API token, or Radar:Email together with Radar:ApiKey.");
        }
        var credentials = new[]
        {
            ("Radar:ApiToken", options.ApiToken), ("Radar:Email", options.Email), ("Radar:ApiKey", options.ApiKey),
        };
        foreach (var (key, value) in credentials)
        {
            if (value is not null && value.Any(c => c is <= ' ' or > '~'))
                settings.Reject(key, value, "printable ASCII without spaces", secret: true);
        }
    }
}
