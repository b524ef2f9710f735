using System.Buffers.Text;
using System.IO.Compression;

namespace FunctionsRadar.Storage.Rows;

/// <summary>
/// The texts of a row. A long text is compressed, and split over several names when it is still too long for one, so that
/// whatever may legally be stored fits into a property (32,768 characters) and a hundred rows into a transaction (4 MiB on the
/// wire, where a character may take 6 bytes).
/// </summary>
internal sealed class RowTexts
{
    private const int MaxPlainLength = 4_000;
    private const int MaxPartLength = 32_000;
    private const char Compressed = '~';
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>Adds a text; nothing when it is null.</summary>
    public RowTexts Add(string name, string? text)
    {
        if (text is null)
            return this;
        var parts = text.Length <= MaxPlainLength
            ? [text]
            : Compress(text).Chunk(MaxPartLength).Select(part => new string(part)).ToArray();
        for (var i = 0; i < parts.Length; i++)
            _values.Add(PartName(name, i), parts[i]);
        return this;
    }

    /// <summary>The text of a row by its name; null when there is none.</summary>
    public static string? Find(IReadOnlyDictionary<string, string> values, string name)
    {
        var text = values.GetValueOrDefault(name);
        if (text is null || !text.StartsWith(Compressed))
            return text;
        var whole = new StringBuilder(text);
        for (var i = 1; values.TryGetValue(PartName(name, i), out var part); i++)
            whole.Append(part);
        return Decompress(whole.ToString());
    }

    private static string PartName(string name, int index) => index == 0 ? name : string.Create(null, $"{name}{index + 1}");

    private static string Compress(string text)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return Compressed + Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    private static string Decompress(string text)
    {
        using var bytes = new MemoryStream(Base64Url.DecodeFromChars(text.AsSpan(1)));
        using var brotli = new BrotliStream(bytes, CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
