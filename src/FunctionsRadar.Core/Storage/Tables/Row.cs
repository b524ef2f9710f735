namespace FunctionsRadar.Storage.Tables;

/// <summary>A row as it was read.</summary>
/// <param name="Key">Its key within the partition, without <c>/ \ # ?</c> and control characters.</param>
/// <param name="Values">Texts by name; names are of letters and digits, a text has at most 32,768 characters.</param>
/// <param name="Tag">Changes with every write; expected back by conditional changes.</param>
internal sealed record Row(string Key, IReadOnlyDictionary<string, string> Values, string Tag);
