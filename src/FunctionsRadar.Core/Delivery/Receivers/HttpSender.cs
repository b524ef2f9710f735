using System.Net.Http.Headers;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Makes one request to a receiver, within 15 s, and says what came of it.</summary>
internal sealed class HttpSender(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Name of the client: no redirects, no cookies, no logging.</summary>
    public const string Client = "receivers";

    /// <summary>Time for one attempt.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Posts JSON.</summary>
    public Task<SendOutcome> PostAsync(
        Receiver receiver, Uri address, byte[] body, CancellationToken cancellation, params (string Name, string Value)[] headers) =>
        SendAsync((client, token) => PostAsync(client, address, body, headers, token), Masking.SecretsOf(receiver), cancellation);

    /// <summary>Makes a request of any making.</summary>
    /// <param name="send">Makes it.</param>
    /// <param name="secrets">What must not be repeated of the answer.</param>
    /// <param name="cancellation">The caller's; when it is cancelled, so is this.</param>
    public async Task<SendOutcome> SendAsync(
        Func<HttpClient, CancellationToken, Task<Answer>> send, IReadOnlyList<string> secrets, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var answer = await send(clients.CreateClient(Client), either.Token);
            return HttpOutcome.Of(answer, secrets, time.GetUtcNow());
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            return FailureOf(error, deadline.IsCancellationRequested);
        }
    }

    // Messages of exceptions name addresses, so none is passed on.
    private static SendOutcome FailureOf(Exception error, bool isLate) => new(SendResult.TryAgain, error switch
    {
        _ when isLate => "no answer within 15 s",
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var reason } => $"no answer ({reason})",
        _ => $"no answer ({error.GetType().Name})",
    });

    private static async Task<Answer> PostAsync(
        HttpClient client, Uri address, byte[] body, IEnumerable<(string Name, string Value)> headers, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request, cancellation);
        return new Answer(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(cancellation));
    }
}
