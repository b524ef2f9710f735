using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Settings;

/// <summary>
/// Reads settings one key at a time and remembers what it found: every error, every warning, and every value with its source.
/// A reading method never throws: after an error it returns the default, so that one start shows all that is wrong.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private const string NameAccepted = "names of 1 to 32 characters, a-z and 0-9, starting with a letter";
    private const string HttpAccepted = "an http or https address without user name";
    private const string HttpsAccepted = "an https address without user name (http on loopback only)";

    private readonly List<string> _errors = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _rejected = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, EffectiveSetting> _effective = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>One line for each setting that cannot be used.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>One line for each setting that works but is probably not meant.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>One line for each thing that a setting brings along and that is easily missed.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Every setting read so far, in the order of its key; secrets are masked.</summary>
    public IReadOnlyCollection<EffectiveSetting> Effective => _effective.Values;

    /// <summary>
    /// Notes that a setting cannot be used. The value of a secret is never shown, nor what may be one in an address.
    /// </summary>
    public void Reject(string key, string? value, string accepted, bool secret = false)
    {
        _rejected.Add(key);
        _errors.Add($"{key} is {(secret ? "(hidden)" : $"'{Shorten(AddressMask.Apply(value ?? ""))}'")}; accepted: {accepted}.");
    }

    /// <summary>True when the key's value was rejected.</summary>
    public bool IsRejected(string key) => _rejected.Contains(key);

    /// <summary>Notes that something is missing or that settings contradict each other.</summary>
    public void Reject(string message) => _errors.Add(message);

    /// <summary>Notes something that works but is probably not meant.</summary>
    public void Warn(string message) => _warnings.Add(message);

    /// <summary>Notes what a setting brings along, which may well be meant.</summary>
    public void Note(string message) => _notes.Add(message);

    /// <summary>
    /// The names that stand below a section, such as the watches below <c>Watches</c>; a bad name is an error and left out.
    /// </summary>
    public IReadOnlyList<string> Names(string section, params string[] reserved)
    {
        var names = new List<string>();
        foreach (var child in configuration.GetSection(section).GetChildren())
        {
            if (!IsName(child.Key) || reserved.Contains(child.Key))
                Reject(child.Path, child.Key, NameAccepted + Except(reserved));
            else
                names.Add(child.Key);
        }
        names.Sort(StringComparer.Ordinal);
        return names;

        static string Except(string[] reserved) => reserved.Length == 0 ? "" : $", but not {string.Join(" or ", reserved)}";
    }

    /// <summary>True when the key, or anything below it, is given.</summary>
    public bool Has(string key) => configuration.GetSection(key).Exists();

    /// <summary>A text, trimmed; empty counts as not given.</summary>
    public string? Text(string key, string? fallback = null, bool secret = false)
    {
        var value = configuration[key]?.Trim();
        if (value is not null && value.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase))
        {
            Reject(
                key, value,
                "the secret's value; this Key Vault reference was not resolved: "
                + "does the secret exist, and may the app's identity read it");
            value = null;
        }
        var given = !string.IsNullOrEmpty(value);
        var effective = given ? value : fallback;
        if (effective is not null)
            Remember(key, effective, given, secret);
        return effective;
    }

    /// <summary>A number in the invariant culture, from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public decimal? Number(string key, decimal? fallback, decimal minimum, decimal maximum)
    {
        var text = Text(key, fallback?.ToString(CultureInfo.InvariantCulture));
        if (text is null)
            return null;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum)
            return number;
        Reject(key, text, string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}"));
        return fallback;
    }

    /// <summary>A whole number from <paramref name="minimum"/> to <paramref name="maximum"/>.</summary>
    public int WholeNumber(string key, int fallback, int minimum, int maximum)
    {
        var text = Text(key, fallback.ToString(CultureInfo.InvariantCulture));
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum)
            return number;
        Reject(key, text, $"a whole number from {minimum} to {maximum}");
        return fallback;
    }

    /// <summary>A duration; see <see cref="DurationText"/>.</summary>
    public TimeSpan Duration(string key, TimeSpan fallback, TimeSpan? minimum = null)
    {
        var text = Text(key, DurationText.Format(fallback));
        var least = minimum ?? TimeSpan.Zero;
        if (DurationText.TryParse(text, out var duration) && duration >= least)
            return duration;
        var atLeast = least > TimeSpan.Zero ? $", at least {DurationText.Format(least)}" : "";
        Reject(key, text, DurationText.Accepted + atLeast);
        return fallback;
    }

    /// <summary>True or false.</summary>
    public bool Flag(string key, bool fallback)
    {
        var text = Text(key, fallback ? "true" : "false");
        if (bool.TryParse(text, out var flag))
            return flag;
        Reject(key, text, "true or false");
        return fallback;
    }

    /// <summary>One of an enumeration's names, in any case; null when not given and there is no default.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fallback">The default; null for none.</param>
    /// <param name="accepted">What may be given; every name when there is none.</param>
    public T? Choice<T>(string key, T? fallback, params IReadOnlyList<T> accepted)
        where T : struct, Enum
    {
        var text = Text(key, fallback?.ToString());
        if (text is null)
            return null;
        string[] names = accepted.Count == 0 ? Enum.GetNames<T>() : [.. accepted.Select(value => value.ToString())];
        var name = Array.Find(names, known => known.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null)
            return Enum.Parse<T>(name);
        Reject(key, text, "one of " + string.Join(", ", names));
        return fallback;
    }

    /// <summary>
    /// A list: one text with commas, or numbered keys below (<c>Key:0</c>, <c>Key:1</c>). A list that is given replaces its
    /// default whole; one that is given empty is empty.
    /// </summary>
    public IReadOnlyList<string> List(string key, IReadOnlyList<string> fallback, bool secret = false)
    {
        var section = configuration.GetSection(key);
        var numbered = section.GetChildren().Select(child => child.Value?.Trim()).OfType<string>()
            .Where(item => item.Length > 0).ToArray();
        if (numbered.Length > 0)
        {
            foreach (var child in section.GetChildren())
                _ = Text(child.Path, secret: secret);
            return numbered;
        }
        if (section.Value is null)
        {
            Remember(key, string.Join(",", fallback), given: false, secret);
            return fallback;
        }
        var text = Text(key, secret: secret);
        if (text is null)
            Remember(key, "", given: true, secret: false);
        return text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>
    /// An absolute http address. Plain http is taken for loopback only, unless <paramref name="allowHttp"/> is set.
    /// </summary>
    public Uri? Address(string key, Uri? fallback = null, bool allowHttp = false, bool secret = false)
    {
        var text = Text(key, fallback?.ToString(), secret);
        if (text is null)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && string.IsNullOrEmpty(address.UserInfo)
            && (address.Scheme == Uri.UriSchemeHttps
                || (address.Scheme == Uri.UriSchemeHttp && (allowHttp || address.IsLoopback))))
            return address;
        Reject(key, text, allowHttp ? HttpAccepted : HttpsAccepted, secret);
        return fallback;
    }

    /// <summary>
    /// Rejects every given key below the sections that nothing has read: a misspelt setting must not be ignored.
    /// </summary>
    public void RejectUnknown(params string[] sections)
    {
        foreach (var key in sections.SelectMany(FindUnread).Order(StringComparer.OrdinalIgnoreCase))
            Reject($"{key} is not a setting; see docs/settings.md for those there are.");
    }

    /// <summary>
    /// The keys given below a section that nothing has read, for an error of the caller's own: <see cref="RejectUnknown"/> leaves
    /// them out.
    /// </summary>
    public IReadOnlyList<string> TakeUnread(string section)
    {
        string[] keys = [.. FindUnread(section).Order(StringComparer.OrdinalIgnoreCase)];
        _rejected.UnionWith(keys);
        return keys;
    }

    private IEnumerable<string> FindUnread(string section) =>
        from pair in configuration.GetSection(section).AsEnumerable()
        where !string.IsNullOrEmpty(pair.Value) && !_effective.ContainsKey(pair.Key) && !IsBelowRejected(pair.Key)
        select pair.Key;

    private bool IsBelowRejected(string key) =>
        _rejected.Any(rejected => $"{key}:".StartsWith($"{rejected}:", StringComparison.OrdinalIgnoreCase));

    private void Remember(string key, string value, bool given, bool secret)
    {
        var shown = secret ? "(hidden)" : AddressMask.Apply(value);
        _effective[key] = new EffectiveSetting(key, shown, given ? FindSource(key) : "default");
    }

    private string FindSource(string key)
    {
        if (configuration is not IConfigurationRoot root)
            return "settings";
        var provider = root.Providers.Reverse().FirstOrDefault(candidate => candidate.TryGet(key, out _));
        return provider?.ToString() ?? "settings";
    }

    private static string? Shorten(string? value) => value is { Length: > 80 } ? value[..80] + "…" : value;

    private static bool IsName(string text) =>
        text.Length is >= 1 and <= 32 && char.IsAsciiLetterLower(text[0])
            && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
