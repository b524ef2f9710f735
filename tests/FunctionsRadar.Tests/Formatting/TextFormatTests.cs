using FunctionsRadar.Alerting.Measures;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Tests.Formatting;

/// <summary>Names, and text of others.</summary>
public sealed class TextFormatTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a", "a")]
    [InlineData("a and b", "a", "b")]
    [InlineData("a, b and c", "a", "b", "c")]
    public void Names_are_listed_as_in_a_sentence(string text, params string[] names) => Assert.Equal(text, NameList.Join(names));

    [Fact]
    public void Names_of_enumerations_are_in_camel_case() =>
        Assert.Equal("riseInPoints", EnumFormat.CamelCase(Measure.RiseInPoints));

    [Theory]
    [InlineData("a\r\nBcc: everybody@example.com", "a Bcc: everybody@example.com")]
    [InlineData(" \u0000\u202Ea\u2028b  c ", "a b c")]
    [InlineData("a\u202Ab\u202Ec\u2066d\u2069e", "abcde")]
    [InlineData("a\U000E0041b", "ab")]
    [InlineData("a\u2065b\u2010c\u00E9d", "a\u2065b\u2010c\u00E9d")]
    [InlineData("a\u0007b\u00A0c", "a b c")]
    [InlineData(null, "")]
    public void Text_of_others_is_one_line(string? text, string line) => Assert.Equal(line, OneLine.From(text));

    [Fact]
    public void A_line_has_500_characters_at_most() =>
        Assert.Equal((500, 500), (OneLine.From(new string('x', 500)).Length, OneLine.From(new string('x', 501)).Length));

    [Theory]
    [InlineData("abcdef", 6, "abcdef")]
    [InlineData("abcdef", 4, "abc…")]
    [InlineData("abcdef", 1, "…")]
    [InlineData("abcdef", 0, "…")]
    [InlineData("ab😀def", 4, "ab…")]
    [InlineData("😀def", 2, "…")]
    [InlineData("a😀def", 4, "a😀…")]
    public void A_cut_shows_and_splits_no_character(string text, int maximum, string cut) =>
        Assert.Equal(cut, OneLine.Cut(text, maximum));
}
