using System.Diagnostics.CodeAnalysis;

namespace FunctionsRadar.Radar;

/// <summary>A range of days that ends now, as Radar writes it: <c>1d</c> to <c>364d</c>, or <c>1w</c> to <c>52w</c>.</summary>
/// <param name="Text">The range as Radar writes it, without <c>control</c>.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsControl">True for the equal period before (<c>7dcontrol</c> for <c>7d</c>).</param>
internal sealed record DateRange(string Text, TimeSpan Length, bool IsControl = false)
{
    /// <summary>What is accepted, for error messages.</summary>
    public const string Accepted = "1d to 364d, or 1w to 52w";

    private const string ControlSuffix = "control";

    /// <summary>The equal period before this one.</summary>
    public DateRange Control => this with { IsControl = true };

    /// <summary>Reads a range, with or without <c>control</c>, in any case, at its end.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DateRange? range)
    {
        range = null;
        if (text is null)
            return false;
        var isControl = text.EndsWith(ControlSuffix, StringComparison.OrdinalIgnoreCase);
        var plain = isControl ? text[..^ControlSuffix.Length] : text;
        if (plain.Length < 2 || !int.TryParse(plain[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count < 1)
            return false;
        range = plain[^1] switch
        {
            'd' when count <= 364 => new DateRange(plain, TimeSpan.FromDays(count), isControl),
            'w' when count <= 52 => new DateRange(plain, TimeSpan.FromDays(7 * count), isControl),
            _ => null,
        };
        return range is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => IsControl ? Text + ControlSuffix : Text;
}
