namespace FunctionsRadar.Storage.Tables;

/// <summary>Its key has no <c>/ \ # ?</c>, a text at most 32,768 characters; the tag changes with every write.</summary>
internal sealed record Row(string Key, IReadOnlyDictionary<string, string> Values, string Tag);
