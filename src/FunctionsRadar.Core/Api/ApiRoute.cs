using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FunctionsRadar.Api;

/// <summary>Who may ask.</summary>
public enum ApiAccess
{
    /// <summary>Anybody.</summary>
    Anonymous,

    /// <summary>Who has a key: a function key in Azure, <c>Api:Key</c> standalone; on loopback everybody.</summary>
    Key,

    /// <summary>Anybody, pages of other sites included, while <c>Api:Public</c> is true; otherwise nobody: 404.</summary>
    Public,
}

/// <summary>A parameter of a route, for the API's description.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its JSON type: <c>string</c> or <c>integer</c>.</param>
/// <param name="Description">What it does, and what is accepted.</param>
/// <param name="IsRequired">True when it may not be left out.</param>
/// <param name="InPath">True for a part of the route's template.</param>
/// <param name="IsRepeated">True when it may be given several times.</param>
public sealed record ApiParameter(
    string Name, string Type, string Description, bool IsRequired = false, bool InPath = false, bool IsRepeated = false);

/// <summary>One route of the API. Both heads map the same ones; a test holds them equal.</summary>
public sealed record ApiRoute
{
    /// <summary>Unique name: the function's name in Azure, the operation's id in the API's description.</summary>
    public required string Name { get; init; }

    /// <summary>HTTP method, in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Template below <c>/api</c>.</summary>
    public required string Template { get; init; }

    /// <summary>Who may ask.</summary>
    public ApiAccess Access { get; init; } = ApiAccess.Key;

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Its parameters.</summary>
    public ImmutableArray<ApiParameter> Parameters { get; init; } = [];

    /// <summary>Type of the JSON answer; null for none.</summary>
    public Type? Answer { get; init; }

    /// <summary>Content types of the answer.</summary>
    public ImmutableArray<string> ContentTypes { get; init; } = ["application/json"];

    /// <summary>Status codes of errors it may answer, besides 401 and 503.</summary>
    public ImmutableArray<int> Problems { get; init; } = [400, 404];

    /// <summary>How it tells of an error.</summary>
    public Func<ProblemException, IResult> Error { get; init; } =
        problem => Api.Problems.Of(problem.Status, problem.Message, problem.Parameter);

    /// <summary>Answers a request.</summary>
    public required Func<IServiceProvider, HttpRequest, Task<IResult>> Handler { get; init; }

    /// <summary>A handler that is a method of a service.</summary>
    public static Func<IServiceProvider, HttpRequest, Task<IResult>> Of<T>(Func<T, HttpRequest, Task<IResult>> handler)
        where T : notnull => (services, request) => handler(services.GetRequiredService<T>(), request);
}
