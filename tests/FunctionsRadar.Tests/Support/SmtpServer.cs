using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FunctionsRadar.Tests.Support;

/// <summary>A small SMTP server on a free port: keeps every mail, and replies as told.</summary>
public sealed class SmtpServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener;
    private readonly X509Certificate2? _certificate;
    private readonly ConcurrentQueue<string> _mails = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly Task _accepting;

    private SmtpServer(IPAddress address, bool startTls)
    {
        _certificate = startTls ? MakeCertificate() : null;
        _listener = new TcpListener(address, 0);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>
    /// Replies by command, such as <c>RCPT</c>, <c>AUTH</c>, <c>.</c> for the end of the data, or <c>CONNECT</c> for the
    /// greeting, or by a whole line; empty hangs up, null hangs.
    /// </summary>
    public Dictionary<string, string?> Replies { get; } = new() { ["."] = "250 queued" };

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<string> Mails => [.. _mails];

    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>Set once a mail was received over TLS.</summary>
    public bool SawTls { get; private set; }

    public static SmtpServer Start(bool startTls, IPAddress? address = null) => new(address ?? IPAddress.Loopback, startTls);

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
            return;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _certificate?.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                await TalkAsync(connection.GetStream());
            }
            catch (Exception error) when (error is IOException or OperationCanceledException or AuthenticationException)
            {
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        if (await ReplyAsync("CONNECT", isSecure: false) is { Length: > 0 } greeting)
            await SayAsync(stream, greeting);
        else
            return;
        while (await ReadLineAsync(stream) is { } line)
        {
            _commands.Enqueue(line);
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command == "STARTTLS")
            {
                await SayAsync(stream, "220 go");
                var secure = new SslStream(stream);
                var options = new SslServerAuthenticationOptions { ServerCertificate = _certificate };
                await secure.AuthenticateAsServerAsync(options, _stop.Token);
                stream = secure;
                SawTls = true;
                continue;
            }
            var reply = await ReplyAsync(Replies.ContainsKey(line) ? line : command, stream is SslStream);
            if (reply.Length == 0)
                return;
            await SayAsync(stream, reply);
            if (command == "DATA")
            {
                _mails.Enqueue(await ReadMailAsync(stream));
                await SayAsync(stream, await ReplyAsync(".", isSecure: true));
            }
        }
    }

    private async Task<string> ReplyAsync(string command, bool isSecure)
    {
        if (!Replies.TryGetValue(command, out var reply))
            return command switch
            {
                "EHLO" when _certificate is not null && !isSecure => "250-loopback\r\n250-STARTTLS\r\n250 AUTH PLAIN",
                "EHLO" => "250-loopback\r\n250 AUTH PLAIN",
                "CONNECT" => "220 loopback",
                "AUTH" => "235 welcome",
                "DATA" => "354 go",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
        if (reply is null)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _stop.Token);
        return reply!;
    }

    private async Task<string> ReadMailAsync(Stream stream)
    {
        var mail = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".")
            mail.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        return mail.ToString();
    }

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }
        return null;
    }

    private async Task SayAsync(Stream stream, string reply) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(reply + "\r\n"), _stop.Token);

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=loopback", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
