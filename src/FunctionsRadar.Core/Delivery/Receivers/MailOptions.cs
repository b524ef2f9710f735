using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>How mail goes out through SendGrid.</summary>
public sealed record SendGridOptions
{
    /// <summary>Address of the service; another for the EU region.</summary>
    public static Uri DefaultBaseUrl { get; } = new("https://api.sendgrid.com");

    /// <summary>API key. Secret.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Sender.</summary>
    public string? From { get; init; }

    /// <summary>Address of the service.</summary>
    public Uri BaseUrl { get; init; } = DefaultBaseUrl;

    /// <summary>True to have messages validated, but not sent.</summary>
    public bool Sandbox { get; init; }

    /// <summary>Reads the <c>SendGrid</c> section.</summary>
    /// <param name="settings">Where to read.</param>
    /// <param name="isNeeded">True when there is a receiver of type email.</param>
    public static SendGridOptions Read(SettingsReader settings, bool isNeeded) => new()
    {
        ApiKey = MailSettings.Need(settings, "SendGrid:ApiKey", isNeeded, secret: true),
        From = MailSettings.NeedSender(settings, "SendGrid:From", isNeeded),
        BaseUrl = settings.Address("SendGrid:BaseUrl", DefaultBaseUrl)!,
        Sandbox = settings.Flag("SendGrid:Sandbox", false),
    };
}

/// <summary>How mail goes out through the user's own relay.</summary>
public sealed record SmtpOptions
{
    /// <summary>Host name of the relay.</summary>
    public string? Host { get; init; }

    /// <summary>Port of the relay.</summary>
    public int Port { get; init; }

    /// <summary>User name; null for none.</summary>
    public string? User { get; init; }

    /// <summary>Password. Secret.</summary>
    public string? Password { get; init; }

    /// <summary>Sender.</summary>
    public string? From { get; init; }

    /// <summary>Reads the <c>Smtp</c> section.</summary>
    /// <param name="settings">Where to read.</param>
    /// <param name="isNeeded">True when there is a receiver of type smtp.</param>
    public static SmtpOptions Read(SettingsReader settings, bool isNeeded)
    {
        var options = new SmtpOptions
        {
            Host = MailSettings.Need(settings, "Smtp:Host", isNeeded),
            Port = settings.WholeNumber("Smtp:Port", 587, 1, 65535),
            User = settings.Text("Smtp:User"),
            Password = settings.Text("Smtp:Password", secret: true),
            From = MailSettings.NeedSender(settings, "Smtp:From", isNeeded),
        };
        if (options.User is null != options.Password is null)
            settings.Reject("Smtp:User and Smtp:Password are not given together; accepted: both or neither.");
        return options;
    }
}

internal static class MailSettings
{
    public static string? Need(SettingsReader settings, string key, bool isNeeded, bool secret = false)
    {
        var text = settings.Text(key, secret: secret);
        if (isNeeded && text is null && !settings.Has(key))
            settings.Reject($"{key} is missing; there is a receiver that sends mail with it.");
        return text;
    }

    public static string? NeedSender(SettingsReader settings, string key, bool isNeeded)
    {
        var sender = Need(settings, key, isNeeded);
        if (sender is not null && !MailAddress.IsValid(sender))
            settings.Reject(key, sender, "an e-mail address such as alerts@example.com");
        return sender;
    }
}
