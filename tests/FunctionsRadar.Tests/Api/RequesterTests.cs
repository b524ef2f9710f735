using System.Net;
using System.Security.Claims;
using FunctionsRadar.Api.Http;

namespace FunctionsRadar.Tests.Api;

/// <summary>Who gave an operator's command.</summary>
public sealed class RequesterTests : ApiTests
{
    [Theory]
    [InlineData("POST", "check", "default")]
    [InlineData("POST", "silence?for=2h", "default")]
    [InlineData("POST", "receivers/log/test", "log")]
    [InlineData("POST", "deliveries/default-level-1~log/retry", "default-level-1~log")]
    public async Task It_is_logged(string method, string path, string target)
    {
        using var response = await Server.SendAsync(method, path);
        var line = $"OperatorCommand: {method} /api/{path.Split('?')[0]} ({target}), asked by 127.0.0.1";
        Assert.Contains(line, Server.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_stands_in_the_transitions_and_a_check_that_was_asked_for_does_not()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        using var silence = await Server.SendAsync("POST", "silence?for=2h&reason=a%20move");
        var items = (await Server.GetJsonAsync("transitions"))["items"]!.AsArray();
        AssertJson(
            $$"""
            {
              "id": "{{items[0]!["id"]}}", "watch": "default", "rule": null, "at": "2026-03-10T08:10:00+00:00", "from": null,
              "to": null, "reason": "silenced until 2026-03-10 10:10 UTC: a move", "value": null, "threshold": null,
              "legacyShare": null, "lastUpdated": null, "action": "silenceStarted", "requestedBy": "127.0.0.1"
            }
            """,
            items[0]);
        Assert.All(items.Skip(1), item => Assert.Equal((null, null), ((string?)item!["action"], (string?)item["requestedBy"])));
        Assert.Equal(["default", "default"], items.Skip(1).Select(item => (string?)item!["watch"]));
        Assert.All(items.Skip(1), item => Assert.NotNull(item!["rule"]));
    }

    [Fact]
    public void It_is_the_function_key_where_the_platform_tells_its_name()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:10.0.0.1");
        Assert.Equal("10.0.0.1", Requester.FindName(context));
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.7";
        Assert.Equal("10.0.0.1 for 203.0.113.7", Requester.FindName(context));
        Claim[] claims = [new("http://schemas.microsoft.com/2017/07/functions/claims/keyid", "on-call")];
        context.User = new ClaimsPrincipal(new ClaimsIdentity(claims));
        Assert.Equal("key on-call", Requester.FindName(context));
    }

    [Theory]
    [InlineData("198.51.100.1, 203.0.113.7", "10.0.0.1 for 203.0.113.7")]
    [InlineData("203.0.113.7:50123", "10.0.0.1 for 203.0.113.7")]
    [InlineData("[2001:db8::7]:50123", "10.0.0.1 for 2001:db8::7")]
    [InlineData("2001:db8::7", "10.0.0.1 for 2001:db8::7")]
    [InlineData("::ffff:203.0.113.7", "10.0.0.1 for 203.0.113.7")]
    [InlineData("203.0.113.7\u202E", "10.0.0.1")]
    [InlineData("203.0.113.7, the boss", "10.0.0.1")]
    [InlineData("203.0.113.7,", "10.0.0.1")]
    public void Of_the_clients_that_are_named_only_the_last_counts_and_only_an_address(string forwarded, string name)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
        context.Request.Headers["X-Forwarded-For"] = forwarded;
        Assert.Equal(name, Requester.FindName(context));
    }

    [Fact]
    public void A_long_header_of_the_client_does_not_displace_the_address_that_the_proxy_saw()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.1");
        context.Request.Headers["X-Forwarded-For"] = new[] { new string('x', 500), "198.51.100.1, 203.0.113.7" };
        Assert.Equal("10.0.0.1 for 203.0.113.7", Requester.FindName(context));
    }
}
