using FunctionsRadar.Settings;

namespace FunctionsRadar.Storage;

/// <summary>Where the history and the state are kept. Exactly one of the first three is set.</summary>
internal sealed record StorageOptions
{
    private const UnixFileMode ReadableByOthers = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Address of Azure Table Storage, reached with the app's identity.</summary>
    public Uri? TableServiceUri { get; init; }

    /// <summary>Connection string of Azure Table Storage or of its emulator.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Path of an SQLite file.</summary>
    public string? Path { get; init; }

    /// <summary>Name of the table.</summary>
    public required string TableName { get; init; }

    /// <summary>How long snapshots and transitions are kept.</summary>
    public required TimeSpan SnapshotRetention { get; init; }

    /// <summary>How long ended deliveries are kept.</summary>
    public required TimeSpan ReceiptRetention { get; init; }

    /// <summary>Reads the <c>Storage</c> section.</summary>
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
        string[] given =
        [
            .. options.TableServiceUri is null ? Array.Empty<string>() : ["Storage:TableServiceUri"],
            .. options.ConnectionString is null ? Array.Empty<string>() : ["Storage:ConnectionString"],
            .. options.Path is null ? Array.Empty<string>() : ["Storage:Path"],
        ];
        if (given.Length > 1)
            settings.Reject($"{string.Join(" and ", given)} are given together; accepted: exactly one kind of storage.");
        if (given.Length == 0)
        {
            settings.Reject(
                "Storage:TableServiceUri is missing; "
                + "accepted: exactly one of Storage:TableServiceUri, Storage:ConnectionString and Storage:Path.");
        }
        CheckAddress(settings, options.TableServiceUri);
        CheckPath(settings, options.Path);
        if (!IsTableName(options.TableName))
            settings.Reject("Storage:TableName", options.TableName, "3 to 63 letters and digits, starting with a letter");
        return options;
    }

    // It is reached with the app's identity: a shared access signature would not be used, and shown wherever the address is.
    private static void CheckAddress(SettingsReader settings, Uri? address)
    {
        const string Accepted = "an address without a query; a shared access signature goes into Storage:ConnectionString";
        if (address is not null && (address.Query.Length > 0 || address.Fragment.Length > 0))
            settings.Reject("Storage:TableServiceUri", address.OriginalString, Accepted);
    }

    // SQLite reads file: as an address and : as the start of a database in memory, which is not one file for its owner alone.
    private static void CheckPath(SettingsReader settings, string? path)
    {
        if (path is null)
            return;
        if (path.StartsWith(':') || path.StartsWith('|') || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            settings.Reject("Storage:Path", path, "the path of a file, such as radar.db or /var/lib/radar/radar.db");
        else if (IsReadableByOthers(path))
            settings.Warn($"Storage:Path is '{path}', which other users of this machine may read; chmod 600 makes it private.");
    }

    private static bool IsReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & ReadableByOthers) != UnixFileMode.None;

    private static bool IsTableName(string name) =>
        name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
