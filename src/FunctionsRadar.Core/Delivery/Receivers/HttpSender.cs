namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Makes one request to a receiver and says what came of it.</summary>
internal sealed class HttpSender(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Name of the client: no redirects, no cookies, no logging.</summary>
    public const string Client = "receivers";

    /// <summary>Posts JSON to a receiver that has <see cref="WebOptions"/>: to its address, or to a path below.</summary>
    public Task<SendOutcome> PostAsync(
        Receiver receiver, string? path, byte[] body, CancellationToken cancellation,
        params IReadOnlyList<(string Name, string Value)> headers)
    {
        var options = (WebOptions)receiver.Options;
        var address = path is null ? options.Url : new Uri(options.Url.AbsoluteUri.TrimEnd('/') + path);
        return SendAsync(RequestAsync, Masking.FindSecrets(options.Url, options.Keys), cancellation);

        async Task<ReceiverResponse> RequestAsync(HttpClient client, CancellationToken token)
        {
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value);
            using var response = await client.SendAsync(request, token);
            return new ReceiverResponse(response.StatusCode, response.Headers, await response.Content.ReadAsStringAsync(token));
        }
    }

    /// <summary>Makes a request of any making. The secrets are what must not be repeated of the response.</summary>
    public Task<SendOutcome> SendAsync(
        Func<HttpClient, CancellationToken, Task<ReceiverResponse>> send, IReadOnlyList<string> secrets,
        CancellationToken cancellation) => TimedSend.RunAsync(
            async token => HttpOutcome.From(await send(clients.CreateClient(Client), token), secrets, time.GetUtcNow()),
            Explain, time, cancellation);

    // Messages of exceptions name addresses, so none is passed on.
    private static SendOutcome Explain(Exception error)
    {
        var kind = (error as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var reason = kind == HttpRequestError.Unknown ? error.GetType().Name : $"{kind}";
        return new SendOutcome(SendResult.TryAgain, $"no answer ({reason})");
    }
}
