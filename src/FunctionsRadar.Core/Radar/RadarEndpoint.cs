namespace FunctionsRadar.Radar;

/// <summary>Which of Radar's two addresses of the same summary to ask.</summary>
public enum RadarEndpoint
{
    /// <summary>The current one, <c>/summary/TLS_VERSION</c>.</summary>
    Dimension,

    /// <summary>The deprecated one, <c>/summary/tls_version</c>.</summary>
    TlsVersion,
}
