using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Settings;

/// <summary>
/// Reads settings one key at a time and remembers what it met: errors, warnings of what is probably not meant, notes of what is
/// easily missed, a line each. After an error it returns the default, so that one start shows all that is wrong.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _errors = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _rejected = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, EffectiveSetting> _effective = new(StringComparer.OrdinalIgnoreCase);

    public delegate bool TryParse<T>(string text, out T value);

    public IReadOnlyList<string> Errors => _errors;
    public IReadOnlyList<string> Warnings => _warnings;
    public IReadOnlyList<string> Notes => _notes;
    public IReadOnlyCollection<EffectiveSetting> Effective => _effective.Values;

    /// <summary>A setting cannot be used. The value of a secret is never shown, nor what may be one in an address.</summary>
    public void Reject(string key, string? value, string accepted, bool secret = false)
    {
        _rejected.Add(key);
        var shown = AddressMask.Apply(value ?? "");
        shown = secret ? "(hidden)" : shown.Length > 80 ? $"'{shown[..80]}…'" : $"'{shown}'";
        Reject($"{key} is {shown}; accepted: {accepted}.");
    }

    public void Reject(string message) => _errors.Add(message);
    public void Warn(string message) => _warnings.Add(message);
    public void Note(string message) => _notes.Add(message);
    public bool IsRejected(string key) => _rejected.Contains(key);

    /// <summary>The names below a section, in order, such as <c>Watches</c>; a bad name is an error and left out.</summary>
    public IReadOnlyList<string> Names(string section, params string[] reserved)
    {
        var except = reserved.Length == 0 ? "" : $", but not {string.Join(" or ", reserved)}";
        var children = configuration.GetSection(section).GetChildren()
            .ToLookup(child => IsName(child.Key) && !reserved.Contains(child.Key));
        foreach (var bad in children[false])
            Reject(bad.Path, bad.Key, "names of 1 to 32 characters, a-z and 0-9, starting with a letter" + except);
        return [.. children[true].Select(child => child.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>True when the key, or anything below it, is given.</summary>
    public bool Has(string key) => configuration.GetSection(key).Exists();

    /// <summary>A text, trimmed; empty counts as not given.</summary>
    public string? Text(string key, string? fallback = null, bool secret = false)
    {
        const string Unresolved = "the secret's value; this Key Vault reference was not resolved: "
            + "does the secret exist, and may the app's identity read it";
        var value = configuration[key]?.Trim();
        if (value is not null && value.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase))
        {
            Reject(key, value, Unresolved);
            value = null;
        }
        var given = !string.IsNullOrEmpty(value);
        var effective = given ? value : fallback;
        if (effective is not null)
            Remember(key, effective, given, secret);
        return effective;
    }

    /// <summary>A value of any type, whose default is given as a text too.</summary>
    public T Parse<T>(string key, string? fallbackText, T fallback, string accepted, TryParse<T> tryParse, bool secret = false)
    {
        if (Text(key, fallbackText, secret) is not { } text)
            return fallback;
        if (tryParse(text, out var value))
            return value;
        Reject(key, text, accepted, secret);
        return fallback;
    }

    public decimal? Number(string key, decimal? fallback, decimal minimum, decimal maximum) => Parse<decimal?>(
        key, fallback?.ToString(CultureInfo.InvariantCulture), fallback, $"a number from {minimum} to {maximum}",
        (text, out value) =>
        {
            const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
            value = decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
            return value >= minimum && value <= maximum;
        });

    public int WholeNumber(string key, int fallback, int minimum, int maximum) => Parse(
        key, fallback.ToString(CultureInfo.InvariantCulture), fallback, $"a whole number from {minimum} to {maximum}",
        (text, out value) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
            && value >= minimum && value <= maximum);

    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan minimum = default)
    {
        var atLeast = minimum > TimeSpan.Zero ? $", at least {DurationText.Format(minimum)}" : "";
        return Parse(
            key, DurationText.Format(fallback), fallback, DurationText.Accepted + atLeast,
            (text, out value) => DurationText.TryParse(text, out value) && value >= minimum);
    }

    public bool Flag(string key, bool fallback) =>
        Parse(key, fallback ? "true" : "false", fallback, "true or false", bool.TryParse);

    /// <summary>One of the accepted names (none for all), in any case; null when not given and there is no default.</summary>
    public T? Choice<T>(string key, T? fallback, params IReadOnlyList<T> accepted)
        where T : struct, Enum
    {
        string[] names = accepted.Count == 0 ? Enum.GetNames<T>() : [.. accepted.Select(value => value.ToString())];
        return Parse<T?>(key, fallback?.ToString(), fallback, "one of " + string.Join(", ", names), (text, out value) =>
        {
            var name = Array.Find(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
            value = name is null ? null : Enum.Parse<T>(name);
            return value is not null;
        });
    }

    /// <summary>One text with commas, or numbered keys below (<c>Key:0</c>, <c>Key:1</c>); given empty, it is empty.</summary>
    public IReadOnlyList<string> List(string key, IReadOnlyList<string> fallback, bool secret = false)
    {
        var section = configuration.GetSection(key);
        var numbered = section.GetChildren().Where(child => !string.IsNullOrWhiteSpace(child.Value)).ToArray();
        if (numbered.Length > 0)
        {
            foreach (var child in numbered)
                _ = Text(child.Path, secret: secret);
            return [.. numbered.Select(child => child.Value!.Trim())];
        }
        if (section.Value is null)
        {
            Remember(key, string.Join(",", fallback), given: false, secret);
            return fallback;
        }
        if (Text(key, secret: secret) is { } text)
            return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Remember(key, "", given: true, secret: false);
        return [];
    }

    /// <summary>An absolute http address; plain http for loopback only, unless <paramref name="allowHttp"/> is set.</summary>
    public Uri? Address(string key, Uri? fallback = null, bool allowHttp = false, bool secret = false) => Parse(
        key, fallback?.ToString(), fallback,
        allowHttp ? "an http or https address without user name" : "an https address without user name (http on loopback only)",
        (text, out address) => Uri.TryCreate(text, UriKind.Absolute, out address) && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && (allowHttp || address.IsLoopback))),
        secret);

    /// <summary>Every key given that nothing has read: a misspelt setting must not be ignored.</summary>
    public void RejectUnknown(params string[] sections)
    {
        foreach (var key in sections.SelectMany(FindUnread).Order(StringComparer.OrdinalIgnoreCase))
            Reject($"{key} is not a setting; see docs/settings.md for those there are.");
    }

    /// <summary>The same for an error of the caller's own: <see cref="RejectUnknown"/> leaves them out.</summary>
    public IReadOnlyList<string> TakeUnread(string section)
    {
        string[] keys = [.. FindUnread(section).Order(StringComparer.OrdinalIgnoreCase)];
        _rejected.UnionWith(keys);
        return keys;
    }

    private IEnumerable<string> FindUnread(string section) =>
        from pair in configuration.GetSection(section).AsEnumerable()
        where !string.IsNullOrEmpty(pair.Value) && !_effective.ContainsKey(pair.Key)
            && !_rejected.Any(rejected => $"{pair.Key}:".StartsWith($"{rejected}:", StringComparison.OrdinalIgnoreCase))
        select pair.Key;

    private void Remember(string key, string value, bool given, bool secret)
    {
        var source = (configuration as IConfigurationRoot)?.Providers.LastOrDefault(provider => provider.TryGet(key, out _));
        var shown = secret ? "(hidden)" : AddressMask.Apply(value);
        _effective[key] = new EffectiveSetting(key, shown, given ? source?.ToString() ?? "settings" : "default");
    }

    private static bool IsName(string text) => text.Length is >= 1 and <= 32 && char.IsAsciiLetterLower(text[0])
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));
}
