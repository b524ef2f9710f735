namespace FunctionsRadar.Radar;

/// <summary>Which of Radar's two addresses of the same summary to ask.</summary>
public enum RadarEndpoint
{
    /// <summary><c>/summary/TLS_VERSION</c>.</summary>
    Dimension,
    /// <summary><c>/summary/tls_version</c>, deprecated.</summary>
    TlsVersion,
}
