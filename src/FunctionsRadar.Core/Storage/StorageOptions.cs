using FunctionsRadar.Settings;

namespace FunctionsRadar.Storage;

/// <summary>Where everything is kept, given in one of three ways. Transitions are kept as long as snapshots.</summary>
internal sealed record StorageOptions
{
    /// <summary>Azure Table Storage, reached with the app's identity or a connection string; or an SQLite file.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["Storage:TableServiceUri", "Storage:ConnectionString", "Storage:Path"];

    public Uri? TableServiceUri { get; init; }
    public string? ConnectionString { get; init; }
    public string? Path { get; init; }
    public required string TableName { get; init; }
    public required TimeSpan SnapshotRetention { get; init; }
    public required TimeSpan ReceiptRetention { get; init; }

    public static StorageOptions Read(SettingsReader settings)
    {
        var options = new StorageOptions
        {
            TableServiceUri = settings.Address("Storage:TableServiceUri"),
            ConnectionString = settings.Text("Storage:ConnectionString", secret: true),
            Path = settings.Text("Storage:Path"),
            TableName = settings.Text("Storage:TableName", "radar")!,
            SnapshotRetention = settings.Duration("Storage:SnapshotRetention", TimeSpan.FromDays(730), TimeSpan.FromDays(1)),
            ReceiptRetention = settings.Duration("Storage:ReceiptRetention", TimeSpan.FromDays(90), TimeSpan.FromDays(1)),
        };
        CheckKind(settings, options);
        // It is reached with the app's identity: a shared access signature would not be used, and shown wherever the address is.
        if (options.TableServiceUri is { } address && (address.Query.Length > 0 || address.Fragment.Length > 0))
            settings.Reject(
                "Storage:TableServiceUri", address.OriginalString,
                "an address without a query; a shared access signature goes into Storage:ConnectionString");
        if (options.Path is { } path)
            CheckPath(settings, path);
        if (!IsTableName(options.TableName))
            settings.Reject("Storage:TableName", options.TableName, "3 to 63 letters and digits, starting with a letter");
        return options;
    }

    private static void CheckKind(SettingsReader settings, StorageOptions options)
    {
        object?[] values = [options.TableServiceUri, options.ConnectionString, options.Path];
        var given = Kinds.Where((_, kind) => values[kind] is not null).ToArray();
        if (given.Length > 1)
            settings.Reject($"{string.Join(" and ", given)} are given together; accepted: exactly one kind of storage.");
        if (given.Length == 0)
            settings.Reject(
                "Storage:TableServiceUri is missing; "
                + "accepted: exactly one of Storage:TableServiceUri, Storage:ConnectionString and Storage:Path.");
    }

    /// <summary>SQLite reads <c>file:</c> as an address, and <c>:</c> as the start of a database in memory.</summary>
    public static bool IsFilePath(string path) =>
        !path.StartsWith(':') && !path.StartsWith('|') && !path.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    private static void CheckPath(SettingsReader settings, string path)
    {
        if (!IsFilePath(path))
            settings.Reject("Storage:Path", path, "the path of a file, such as radar.db or /var/lib/radar/radar.db");
        else if (IsReadableByOthers(path))
            settings.Warn($"Storage:Path is '{path}', which other users of this machine may read; chmod 600 makes it private.");
    }

    private static bool IsReadableByOthers(string path) => !OperatingSystem.IsWindows() && File.Exists(path)
        && (File.GetUnixFileMode(path) & (UnixFileMode.GroupRead | UnixFileMode.OtherRead)) != UnixFileMode.None;

    private static bool IsTableName(string name) =>
        name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
