using System.Net;
using System.Net.Sockets;
using FunctionsRadar.Delivery;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>The versions of TLS that are offered to a receiver.</summary>
public sealed class ReceiverTlsTests
{
    private const int Tls12 = 0x0303;
    private const int Tls13 = 0x0304;

    [Fact]
    public async Task A_web_receiver_is_offered_TLS_12_and_13_only()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var receiver = fixture.Receiver("webhook", ("Url", $"https://127.0.0.1:{GetPort(listener)}/hook"));

        var sending = fixture.SendAsync(receiver, Samples.Fired);
        using (var connection = await listener.AcceptTcpClientAsync())
            Assert.Equal([Tls12, Tls13], (await ClientHello.ReadVersionsAsync(connection.GetStream())).Order());
        Assert.Equal(SendResult.TryAgain, (await sending).Result);
    }

    [Fact]
    public async Task A_mail_relay_is_offered_TLS_12_and_13_only()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Set("Smtp", ("Port", $"{GetPort(listener)}"));

        var sending = fixture.SendAsync("smtp", Samples.Fired);
        using (var connection = await listener.AcceptTcpClientAsync())
        {
            var stream = connection.GetStream();
            await SayAsync(stream, "220 relay");
            await ReadLineAsync(stream);
            await SayAsync(stream, "250-relay\r\n250 STARTTLS");
            await ReadLineAsync(stream);
            await SayAsync(stream, "220 go");
            Assert.Equal([Tls12, Tls13], (await ClientHello.ReadVersionsAsync(stream)).Order());
        }
        Assert.Equal(SendResult.TryAgain, (await sending).Result);
    }

    private static int GetPort(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    private static ValueTask SayAsync(NetworkStream stream, string line) =>
        stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

    private static async Task ReadLineAsync(NetworkStream stream)
    {
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != '\n')
            continue;
    }
}
