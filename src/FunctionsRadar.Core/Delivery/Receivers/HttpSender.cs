using System.Net.Http.Headers;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Makes one request to a receiver, within 15 s, and says what came of it.</summary>
internal sealed class HttpSender(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Name of the client: no redirects, no cookies, no logging.</summary>
    public const string Client = "receivers";

    /// <summary>Time for one attempt.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    /// <summary>Posts JSON.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="body">The exact bytes.</param>
    /// <param name="secrets">What must not be repeated of the response.</param>
    /// <param name="cancellation">The caller's; when it is cancelled, so is this.</param>
    /// <param name="headers">Further headers.</param>
    public Task<SendOutcome> PostAsync(
        Uri address, byte[] body, IReadOnlyList<string> secrets, CancellationToken cancellation,
        params IReadOnlyList<(string Name, string Value)> headers) =>
        SendAsync((client, token) => PostAsync(client, address, body, headers, token), secrets, cancellation);

    /// <summary>Makes a request of any making.</summary>
    /// <param name="send">Makes it.</param>
    /// <param name="secrets">What must not be repeated of the response.</param>
    /// <param name="cancellation">The caller's; when it is cancelled, so is this.</param>
    public async Task<SendOutcome> SendAsync(
        Func<HttpClient, CancellationToken, Task<ReceiverResponse>> send, IReadOnlyList<string> secrets,
        CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            var response = await send(clients.CreateClient(Client), either.Token);
            return HttpOutcome.From(response, secrets, time.GetUtcNow());
        }
        catch (Exception) when (timeout.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return SendOutcome.TimedOut;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return new SendOutcome(SendResult.TryAgain, $"no answer ({Describe(error)})");
        }
    }

    // Messages of exceptions name addresses, so none is passed on.
    private static string Describe(Exception error) => error switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var reason } => $"{reason}",
        _ => error.GetType().Name,
    };

    private static async Task<ReceiverResponse> PostAsync(
        HttpClient client, Uri address, byte[] body, IEnumerable<(string Name, string Value)> headers,
        CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        return new ReceiverResponse(response.StatusCode, response.Headers, text);
    }
}
