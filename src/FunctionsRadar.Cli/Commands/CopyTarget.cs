using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Commands;

/// <summary>The other store of a copy.</summary>
internal static class CopyTarget
{
    /// <summary>The options that reach it; its table has the same name as the one copied from.</summary>
    /// <exception cref="CommandException">It is the store that is copied from, or an address that is not taken.</exception>
    public static StorageOptions Read(string text, StorageOptions source)
    {
        var empty = source with { Path = null, ConnectionString = null, TableServiceUri = null };
        var target = text switch
        {
            _ when text.Contains("AccountName=", StringComparison.OrdinalIgnoreCase)
                || text.Contains("UseDevelopmentStorage=", StringComparison.OrdinalIgnoreCase)
                || text.Contains("TableEndpoint=", StringComparison.OrdinalIgnoreCase) => empty with { ConnectionString = text },
            _ when text.Contains("://", StringComparison.Ordinal) => empty with { TableServiceUri = Address(text) },
            _ => empty with { Path = text },
        };
        var isSame = target == source
            || (target.Path is { } path && source.Path is { } from && Path.GetFullPath(path) == Path.GetFullPath(from));
        return isSame ? throw new CommandException("--to is the store that is copied from; accepted: another one.") : target;
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new CommandException("--to is an address; accepted: https (http on loopback only).");
}
