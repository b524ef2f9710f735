namespace FunctionsRadar.Cli.Settings;

/// <summary>Reads the <c>Values</c> of <c>local.settings.json</c>, the file that a Functions app is run with locally.</summary>
internal static class LocalSettingsFile
{
    public const string Name = "local.settings.json";

    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The values by their keys as written; none when there is no such file.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            return Read(document.RootElement);
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SettingsException([$"{Name} cannot be read: {failure.Message}"]);
        }
    }

    private static KeyValuePair<string, string?>[] Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
            throw new SettingsException([$"{Name} is not a JSON object with Values."]);
        if (root.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.ValueKind == JsonValueKind.True)
            throw new SettingsException([$"{Name} is encrypted; accepted: a plain file (func settings decrypt makes one)."]);
        return root.TryGetProperty("Values", out var values) && values.ValueKind == JsonValueKind.Object
            ? [.. values.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value.ToString()))]
            : [];
    }
}
