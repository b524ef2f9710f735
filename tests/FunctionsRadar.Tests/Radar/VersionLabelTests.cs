using FunctionsRadar.Radar;

namespace FunctionsRadar.Tests.Radar;

public class VersionLabelTests
{
    [Theory]
    [InlineData("TLSv1.0")]
    [InlineData("tls 1.0")]
    [InlineData("TLS1.0")]
    [InlineData("TLS v1.0")]
    [InlineData(" Tls V 1.0 ")]
    public void Case_spaces_and_a_v_before_the_number_make_no_difference(string label) =>
        Assert.Equal(VersionLabel.Normalize("TLS 1.0"), VersionLabel.Normalize(label));

    [Theory]
    [InlineData("TLS 1.1")]
    [InlineData("TLS 1")]
    [InlineData("SSL 1.0")]
    [InlineData("DTLS 1.0")]
    public void Another_version_stays_another(string label) =>
        Assert.NotEqual(VersionLabel.Normalize("TLS 1.0"), VersionLabel.Normalize(label));

    [Fact]
    public void A_v_that_stands_before_no_number_belongs_to_the_name() =>
        Assert.NotEqual(VersionLabel.Normalize("VPN 1"), VersionLabel.Normalize("PN 1"));
}
