namespace FunctionsRadar.Api.Http;

internal enum ApiAccess
{
    Anonymous,

    /// <summary>Who has a key: a function key in Azure, <c>Api:Key</c> standalone; on loopback everybody.</summary>
    Key,

    /// <summary>Anybody, pages of other sites included, while <c>Api:Public</c> is true; otherwise nobody: 404.</summary>
    Public,
}
