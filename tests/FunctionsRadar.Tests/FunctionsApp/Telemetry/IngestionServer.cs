using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using FunctionsRadar.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FunctionsRadar.Tests.FunctionsApp.Telemetry;

/// <summary>
/// Application Insights and the identity that signs in to it, on loopback ports. Tokens are sent over TLS alone, so it has a
/// certificate, which the worker is told to trust.
/// </summary>
internal sealed class IngestionServer : IAsyncDisposable
{
    public const string AccessToken = "secret-access-token";

    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder = new();
    private readonly ConcurrentQueue<string> _bodies = new();
    private readonly ConcurrentQueue<string> _authorizations = new();

    private IngestionServer(WebApplication app, X509Certificate2 certificate)
    {
        _app = app;
        File.WriteAllText(_folder.GetPath("trusted.pem"), certificate.ExportCertificatePem());
    }

    /// <summary>Everything exported, as it was sent.</summary>
    public string Text => string.Join('\n', _bodies);

    /// <summary>The headers by which the exporter signed in.</summary>
    public IReadOnlyList<string> Authorizations => [.. _authorizations];

    /// <summary>Every exported item.</summary>
    public IReadOnlyList<JsonNode> Items =>
        [.. Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    /// <summary>App settings with which a worker exports to this server, as the app's identity.</summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var (http, https) = (Address("http:"), Address("https:"));
            return new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["APPLICATIONINSIGHTS_CONNECTION_STRING"] =
                    $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={https}/;LiveEndpoint={https}/",
                ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",
                ["IDENTITY_ENDPOINT"] = $"{http}/msi/token",
                ["IDENTITY_HEADER"] = "identity",
                ["SSL_CERT_FILE"] = _folder.GetPath("trusted.pem"),
                ["TMPDIR"] = _folder.GetPath(""),
            };
        }
    }

    public static async Task<IngestionServer> StartAsync()
    {
        var certificate = Certificate();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        var app = builder.Build();
        var server = new IngestionServer(app, certificate);
        app.MapGet("/msi/token", () => Results.Json(new JsonObject
        {
            ["access_token"] = AccessToken,
            ["expires_on"] = "4102444800",
            ["resource"] = "https://monitor.azure.com/",
            ["token_type"] = "Bearer",
        }));
        app.MapPost("/v2.1/track", server.TakeAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private string Address(string scheme) => _app.Urls.First(url => url.StartsWith(scheme, StringComparison.Ordinal));

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var isCompressed = request.Headers.ContentEncoding.Contains("gzip");
        using var reader = new StreamReader(
            isCompressed ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body);
        var body = await reader.ReadToEndAsync();
        _bodies.Enqueue(body);
        _authorizations.Enqueue(request.Headers.Authorization.ToString());
        var count = body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        return Results.Json(new { itemsReceived = count, itemsAccepted = count, errors = Array.Empty<string>() });
    }
}
