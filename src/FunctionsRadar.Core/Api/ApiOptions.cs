using FunctionsRadar.Settings;

namespace FunctionsRadar.Api;

/// <summary>The key is that of the standalone server; the address is for links in messages and in the feed.</summary>
internal sealed record ApiOptions(string? Key, Uri? PublicUrl, bool IsPublic)
{
    public static ApiOptions Read(SettingsReader settings)
    {
        var key = settings.Text("Api:Key", secret: true);
        if (key is { Length: < 16 or > 256 })
            settings.Reject("Api:Key", key, "16 to 256 characters", secret: true);
        return new(key, settings.Address("Api:PublicUrl", allowHttp: true), settings.Flag("Api:Public", fallback: false));
    }
}
