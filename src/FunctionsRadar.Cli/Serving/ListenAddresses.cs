using FunctionsRadar.Api;

namespace FunctionsRadar.Cli.Serving;

/// <summary>Where to listen: the addresses in <c>--urls</c>.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://127.0.0.1:7071";

    public static IReadOnlyList<string> Parse(string text)
    {
        var urls = text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return urls.DefaultIfEmpty("").FirstOrDefault(url => !IsHttp(url)) is { } wrong
            ? throw new CommandException(
                $"--urls is '{wrong}'; accepted: http addresses such as {Default}, with semicolons between them. "
                + "For https, set Api:Key and put a reverse proxy in front.")
            : urls;
    }

    /// <summary>Refuses to be reachable from elsewhere without a key; to be asked again once the addresses are bound.</summary>
    public static void CheckAccess(IReadOnlyList<string> urls, ApiOptions options)
    {
        var open = urls.FirstOrDefault(url => !StandaloneAccess.IsLoopback(BindingAddress.Parse(url).Host));
        if (open is not null && options.Key is null)
            throw new CommandException(
                $"--urls is '{open}', which others can reach, and Api:Key is missing; "
                + $"accepted: a key of 16 to 256 characters in Api:Key, or a loopback address such as {Default}.");
    }

    // A host that is neither an address nor localhost the server listens to on every interface, [127.0.0.1] too.
    private static bool IsHttp(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address is { Scheme: "http", IsUnixPipe: false, IsNamedPipe: false, PathBase: "" }
                && (address.Host is "*" or "+" || Uri.CheckHostName(address.Host) != UriHostNameType.Unknown);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
