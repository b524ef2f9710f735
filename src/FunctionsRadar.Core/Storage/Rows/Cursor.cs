using System.Buffers.Text;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Storage.Rows;

/// <summary>Where a list goes on: the key of the last row shown, so that rows added meanwhile move nothing.</summary>
internal static class Cursor
{
    private const int MaxLength = 512;

    public static string After(Row row) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(row.Key));

    /// <exception cref="CursorException">It is not a cursor of this list.</exception>
    public static string Read(string cursor, string prefix)
    {
        if (cursor.Length is 0 or > MaxLength || !Base64Url.IsValid(cursor))
            throw new CursorException(cursor);
        var key = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor));
        return key.StartsWith(prefix, StringComparison.Ordinal) && key.All(IsOfKeys) ? key : throw new CursorException(cursor);
    }

    private static bool IsOfKeys(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-' or '~';
}
