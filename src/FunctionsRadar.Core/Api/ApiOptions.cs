using FunctionsRadar.Api.Http;
using FunctionsRadar.Settings;

namespace FunctionsRadar.Api;

/// <summary>How the API is served.</summary>
/// <param name="Key">Key of the standalone server; null for none. Secret.</param>
/// <param name="PublicUrl">Address of this installation for links in messages and in the feed; null for none.</param>
/// <param name="IsPublic">True when everybody may read the routes of <see cref="ApiAccess.Public"/>.</param>
internal sealed record ApiOptions(string? Key, Uri? PublicUrl, bool IsPublic)
{
    public static ApiOptions Read(SettingsReader settings)
    {
        var key = settings.Text("Api:Key", secret: true);
        if (key is { Length: < 16 or > 256 })
        {
            settings.Reject("Api:Key", key, "16 to 256 characters", secret: true);
            key = null;
        }
        return new(key, settings.Address("Api:PublicUrl", allowHttp: true), settings.Flag("Api:Public", fallback: false));
    }
}
