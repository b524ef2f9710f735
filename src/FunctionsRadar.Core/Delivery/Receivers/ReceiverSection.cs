using FunctionsRadar.Settings;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>
/// Reads the settings of one receiver. What is missing or cannot be used is noted as an error, after which no receiver is ever
/// used: null stands for it then.
/// </summary>
internal sealed class ReceiverSection(SettingsReader settings, string name, ReceiverKind kind)
{
    private readonly bool _allowHttp = settings.Flag($"Receivers:{name}:AllowHttp", false);

    /// <summary>The address, which is secret, and has to be given when there is no default.</summary>
    public Uri ReadUrl(Uri? fallback = null) => Need("Url", settings.Address(GetKey("Url"), fallback, _allowHttp, secret: true))!;

    public string ReadSecret(string setting) => Need(setting, settings.Text(GetKey(setting), secret: true))!;

    public ImmutableArray<string> ReadMailAddresses(string setting)
    {
        var addresses = settings.List(GetKey(setting), []);
        Need(setting, addresses is [var first, ..] ? first : null);
        foreach (var address in addresses.Where(address => !MailSettings.IsAddress(address)))
            settings.Reject(GetKey(setting), address, "e-mail addresses such as postmaster@example.com");
        return [.. addresses];
    }

    /// <summary>Secrets; having none is only worth a warning of what it is like <paramref name="without"/>.</summary>
    public ImmutableArray<string> ReadSecrets(string setting, Func<string, bool> isValid, string accepted, string without)
    {
        var secrets = settings.List(GetKey(setting), [], secret: true);
        foreach (var secret in secrets.Where(secret => !isValid(secret)))
            settings.Reject(GetKey(setting), secret, accepted, secret: true);
        if (secrets.Count == 0)
            settings.Warn($"{GetKey(setting)} is empty: {without}.");
        return [.. secrets];
    }

    /// <summary>The receiver, once its kind has read what belongs to it. Whatever else is given is an error.</summary>
    public Receiver Complete(ReceiverOptions options)
    {
        var receiver = new Receiver(name, kind, options)
        {
            SendResolved = settings.Flag(GetKey("SendResolved"), true),
            Fallback = settings.Text(GetKey("Fallback")),
        };
        foreach (var key in settings.TakeUnread($"Receivers:{name}"))
            settings.Reject($"{key} is given; a receiver of type {kind.Type} does not have it.");
        return receiver;
    }

    private string GetKey(string setting) => $"Receivers:{name}:{setting}";

    private T? Need<T>(string setting, T? value)
        where T : class
    {
        if (value is null && !settings.IsRejected(GetKey(setting)))
            settings.Reject($"{GetKey(setting)} is missing; a receiver of type {kind.Type} needs it.");
        return value;
    }
}
