using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace FunctionsRadar.Tests.FunctionsApp.Host;

/// <summary>Stands in for the Functions host: runs a published worker program, and has it do what the host would.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private const string Timer = """{ "Schedule": { "AdjustForDST": true }, "IsPastDue": false }""";
    private static readonly TimeSpan TimeToStart = TimeSpan.FromMinutes(1);

    private readonly WebApplication _server;
    private readonly WorkerChannel _channel;
    private readonly HttpClient _client = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync });
    private readonly ConcurrentDictionary<string, Task<StreamingMessage>> _running = new(StringComparer.Ordinal);
    private int _invocations;

    private WorkerHost(WebApplication server, WorkerChannel channel, WorkerProcess process) =>
        (_server, _channel, Process) = (server, channel, process);

    /// <summary>The worker program.</summary>
    public WorkerProcess Process { get; }

    /// <summary>What the worker can do, in its own words.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The functions that the worker has found and loaded.</summary>
    public IReadOnlyList<RpcFunctionMetadata> Functions { get; private set; } = [];

    /// <summary>Every line that the worker sent.</summary>
    public IReadOnlyList<RpcLog> Logs => _channel.Logs;

    /// <summary>What the host would write to its console: lines that belong to an invocation. It drops all others.</summary>
    public IReadOnlyList<RpcLog> Console => [.. Logs.Where(line => line.InvocationId.Length > 0)];

    /// <summary>Starts the program in a folder and loads its functions.</summary>
    /// <param name="program">Path of the worker's assembly.</param>
    /// <param name="settings">App settings, with double underscores.</param>
    public static async Task<WorkerHost> StartAsync(string program, IReadOnlyDictionary<string, string> settings)
    {
        var channel = new WorkerChannel();
        var server = Serve(channel);
        await server.StartAsync();
        var host = new WorkerHost(server, channel, WorkerProcess.Start(program, new Uri(server.Urls.First()), settings));
        try
        {
            await host.LoadAsync(Path.GetDirectoryName(program)!).WaitAsync(TimeToStart);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
        return host;
    }

    /// <summary>Has a timer fire.</summary>
    public async Task<StatusResult> FireAsync(string function)
    {
        var request = NewInvocation(function);
        request.InputData.Add(new ParameterBinding { Name = "timer", Data = new TypedData { Json = Timer } });
        return (await InvokeAsync(request)).InvocationResponse.Result;
    }

    /// <summary>Has a function answer an HTTP request, which goes to the worker's own address.</summary>
    /// <param name="function">Name of the function that the host would find by the route.</param>
    /// <param name="path">Path and query.</param>
    /// <param name="method">The method; GET unless given.</param>
    public async Task<HttpResponseMessage> AskAsync(string function, string path, HttpMethod? method = null)
    {
        var invocation = NewInvocation(function);
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(new Uri(Capabilities["HttpUri"]), path));
        request.Headers.Add("x-ms-invocation-id", invocation.InvocationId);
        var invoked = InvokeAsync(invocation);
        var response = await _client.SendAsync(request);
        await invoked;
        return response;
    }

    /// <summary>Stops as the host does: cancels what runs, and then tells the worker to end.</summary>
    /// <returns>The worker's exit code and what it wrote to its console.</returns>
    public async Task<string> StopAsync()
    {
        foreach (var invocation in _running.Keys)
            _channel.Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocation } });
        await Task.WhenAll(_running.Values);
        _channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate() });
        return await Process.Ended;
    }

    public async ValueTask DisposeAsync()
    {
        Process.Dispose();
        _client.Dispose();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private static WebApplication Serve(WorkerChannel channel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton(channel).AddGrpc();
        var server = builder.Build();
        server.MapGrpcService<WorkerChannel>();
        return server;
    }

    private async Task LoadAsync(string folder)
    {
        if (await Task.WhenAny(_channel.Started, Process.Ended) == Process.Ended)
            throw new InvalidOperationException("The worker has ended: " + await Process.Ended);
        var start = new WorkerInitRequest { HostVersion = "4.1037.0", WorkerDirectory = folder, FunctionAppDirectory = folder };
        var started = (await _channel.AskAsync(new StreamingMessage { WorkerInitRequest = start })).WorkerInitResponse;
        Capabilities = started.Capabilities;
        var find = new FunctionsMetadataRequest { FunctionAppDirectory = folder };
        var found = (await _channel.AskAsync(new StreamingMessage { FunctionsMetadataRequest = find })).FunctionMetadataResponse;
        Functions = [.. found.FunctionMetadataResults];
        foreach (var function in Functions)
            await LoadAsync(function);
    }

    private async Task LoadAsync(RpcFunctionMetadata function)
    {
        var load = new FunctionLoadRequest { FunctionId = function.FunctionId, Metadata = function };
        var loaded = (await _channel.AskAsync(new StreamingMessage { FunctionLoadRequest = load })).FunctionLoadResponse;
        if (loaded.Result.Status != StatusResult.Types.Status.Success)
            throw new InvalidOperationException($"{function.Name} was not loaded: {loaded.Result.Exception?.Message}");
    }

    // The worker listens for HTTP only after it has called the host, which tries again too.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        for (var attempts = 1; ; attempts++)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (attempts < 200)
            {
                socket.Dispose();
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellation);
            }
        }
    }

    private async Task<StreamingMessage> InvokeAsync(InvocationRequest request)
    {
        var invoked = _channel.AskAsync(new StreamingMessage { InvocationRequest = request });
        _running[request.InvocationId] = invoked;
        var response = await invoked;
        _running.TryRemove(request.InvocationId, out _);
        return response;
    }

    private InvocationRequest NewInvocation(string function)
    {
        var number = Interlocked.Increment(ref _invocations);
        var trace = string.Create(CultureInfo.InvariantCulture, $"00-{number:x32}-{number:x16}-01");
        return new InvocationRequest
        {
            InvocationId = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{number:x12}"),
            FunctionId = Functions.Single(known => known.Name == function).FunctionId,
            TraceContext = new RpcTraceContext { TraceParent = trace },
        };
    }
}
