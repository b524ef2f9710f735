using System.Buffers.Text;
using System.IO.Compression;

namespace FunctionsRadar.Storage.Rows;

/// <summary>A text as base64url of its Brotli stream, after a character with which no JSON begins.</summary>
internal static class CompressedText
{
    private const char Mark = '~';

    public static string Write(string text)
    {
        using var bytes = new MemoryStream();
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            brotli.Write(Encoding.UTF8.GetBytes(text));
        return Mark + Base64Url.EncodeToString(bytes.ToArray());
    }

    /// <summary>Takes a text that is not compressed as it is.</summary>
    public static string Read(string text)
    {
        if (!text.StartsWith(Mark))
            return text;
        using var bytes = new MemoryStream(Base64Url.DecodeFromChars(text.AsSpan(1)));
        using var reader = new StreamReader(new BrotliStream(bytes, CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
