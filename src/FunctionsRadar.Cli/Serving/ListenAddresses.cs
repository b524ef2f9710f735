using FunctionsRadar.Api;
using FunctionsRadar.Api.Http;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Cli.Serving;

/// <summary>Where to listen.</summary>
internal static class ListenAddresses
{
    public const string Default = "http://127.0.0.1:7071";

    /// <summary>The addresses in <c>--urls</c>.</summary>
    /// <exception cref="CommandException">One is not an http address.</exception>
    public static IReadOnlyList<string> Parse(string text)
    {
        var urls = text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var url in urls.DefaultIfEmpty(""))
        {
            if (!IsHttp(url))
                throw new CommandException(
                    $"--urls is '{url}'; accepted: http addresses such as {Default}, with semicolons between them. "
                    + "For https, set Api:Key and put a reverse proxy in front.");
        }
        return urls;
    }

    /// <summary>Refuses to be reachable from elsewhere without a key.</summary>
    /// <param name="urls">Where to listen; after the start, the addresses that are bound.</param>
    /// <param name="options">Holds the key.</param>
    /// <exception cref="CommandException">There is no key, and an address is not on loopback.</exception>
    public static void CheckAccess(IReadOnlyList<string> urls, ApiOptions options)
    {
        var open = urls.FirstOrDefault(url => !StandaloneAccess.IsLoopback(BindingAddress.Parse(url).Host));
        if (open is not null && options.Key is null)
            throw new CommandException(
                $"--urls is '{open}', which others can reach, and Api:Key is missing; "
                + $"accepted: a key of 16 to 256 characters in Api:Key, or a loopback address such as {Default}.");
    }

    private static bool IsHttp(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme == Uri.UriSchemeHttp && IsHost(address.Host)
                && !address.IsUnixPipe && !address.IsNamedPipe && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // What is neither an address nor localhost the server listens to on every interface, [127.0.0.1] too.
    private static bool IsHost(string host) => host is "*" or "+" || Uri.CheckHostName(host) != UriHostNameType.Unknown;
}
