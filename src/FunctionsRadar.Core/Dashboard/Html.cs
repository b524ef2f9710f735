using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace FunctionsRadar.Dashboard;

/// <summary>A piece of HTML. Made from an interpolated string, it encodes whatever is put in that is not HTML already.</summary>
/// <param name="Markup">The markup, safe as it is.</param>
public sealed record Html(string Markup)
{
    /// <summary>Makes HTML from a template; the values in it are encoded.</summary>
    public static Html Of(HtmlTemplate template) => new(template.ToString());

    /// <summary>Makes HTML of every item, one after the other.</summary>
    public static Html Each<T>(IEnumerable<T> items, Func<T, Html?> make) =>
        new(string.Concat(items.Select(item => make(item)?.Markup)));

    /// <inheritdoc/>
    public override string ToString() => Markup;
}

/// <summary>Collects a template: its literals as they are, its values encoded for text and for attributes in quotes.</summary>
[InterpolatedStringHandler]
public readonly ref struct HtmlTemplate
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _markup;

    /// <summary>Begins a template; called by the compiler.</summary>
    public HtmlTemplate(int literalLength, int formattedCount) =>
        _markup = new StringBuilder(literalLength + (formattedCount * 32));

    /// <summary>Adds markup.</summary>
    public void AppendLiteral(string literal) => _markup.Append(literal);

    /// <summary>Adds HTML as it is; nothing for null.</summary>
    public void AppendFormatted(Html? html) => _markup.Append(html?.Markup);

    /// <summary>Adds a text, encoded; nothing for null.</summary>
    public void AppendFormatted(string? text) => _markup.Append(text is null ? null : Encoder.Encode(text));

    /// <summary>Adds a number.</summary>
    public void AppendFormatted(decimal number) => _markup.Append(CultureInfo.InvariantCulture, $"{number:0.######}");

    /// <inheritdoc/>
    public override string ToString() => _markup.ToString();
}
