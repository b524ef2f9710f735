using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;

namespace FunctionsRadar.Tests.FunctionsApp.Host;

/// <summary>
/// The stream between the stand-in for the host and the worker: requests with responses, and the worker's logs.
/// </summary>
internal sealed class WorkerChannel : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _requests = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<RpcLog> _logs = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;

    /// <summary>Done when the worker has called.</summary>
    public Task Started => _started.Task;

    /// <summary>What the worker logged to the host, in order.</summary>
    public IReadOnlyList<RpcLog> Logs => [.. _logs];

    /// <summary>Sends what has no response.</summary>
    public void Send(StreamingMessage request) => _requests.Writer.TryWrite(request);

    /// <summary>Sends a request; what the worker logged before its response is in <see cref="Logs"/> by then.</summary>
    public Task<StreamingMessage> AskAsync(StreamingMessage request)
    {
        request.RequestId = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var response = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[request.RequestId] = response;
        Send(request);
        return response.Task;
    }

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context)
    {
        var sending = SendAllAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
                Receive(message);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            // The worker has ended.
        }
        _requests.Writer.TryComplete();
        await sending;
    }

    private async Task SendAllAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellation)
    {
        try
        {
            await foreach (var request in _requests.Reader.ReadAllAsync(cancellation))
                await stream.WriteAsync(request, cancellation);
        }
        catch (Exception failure) when (failure is OperationCanceledException or InvalidOperationException)
        {
            // The worker has ended.
        }
    }

    private void Receive(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.StartStream)
            _started.TrySetResult();
        else if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
            _logs.Enqueue(message.RpcLog);
        else if (_waiting.TryRemove(message.RequestId, out var response))
            response.SetResult(message);
    }
}
