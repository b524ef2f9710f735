namespace FunctionsRadar.Storage.Tables;

/// <summary>
/// A row as it was read. Its key has no <c>/ \ # ?</c> or control characters, a name is of letters and digits, and a text has at
/// most 32,768 characters. The tag changes with every write.
/// </summary>
internal sealed record Row(string Key, IReadOnlyDictionary<string, string> Values, string Tag);
