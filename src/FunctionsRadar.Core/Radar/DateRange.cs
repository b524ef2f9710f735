using System.Diagnostics.CodeAnalysis;

namespace FunctionsRadar.Radar;

/// <summary>A range of days that ends now, or the equal period before it (<c>7dcontrol</c> for <c>7d</c>).</summary>
internal sealed record DateRange(string Text, TimeSpan Length, bool IsControl = false)
{
    public const string Accepted = "1d to 364d, or 1w to 52w";
    private const string ControlSuffix = "control";

    public DateRange Control => this with { IsControl = true };

    public static bool TryParse(string? text, [NotNullWhen(true)] out DateRange? range)
    {
        var isControl = text?.EndsWith(ControlSuffix, StringComparison.OrdinalIgnoreCase) == true;
        var plain = isControl ? text![..^ControlSuffix.Length] : text;
        var digits = plain is [.. var start, _] ? start : "";
        _ = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        range = plain?.LastOrDefault() switch
        {
            'd' when count is >= 1 and <= 364 => new DateRange(plain, TimeSpan.FromDays(count), isControl),
            'w' when count is >= 1 and <= 52 => new DateRange(plain, TimeSpan.FromDays(7 * count), isControl),
            _ => null,
        };
        return range is not null;
    }

    public override string ToString() => IsControl ? Text + ControlSuffix : Text;
}
