using System.Net;
using System.Security.Claims;
using FunctionsRadar.Api.Http;
using Microsoft.AspNetCore.Http;

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
    public void It_is_the_function_key_where_the_platform_tells_its_name()
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:10.0.0.1");
        Assert.Equal("10.0.0.1", Requester.FindName(context));
        context.Request.Headers["X-Forwarded-For"] = "203.0.113.7\u202E";
        Assert.Equal("10.0.0.1 for 203.0.113.7", Requester.FindName(context));
        Claim[] claims = [new("http://schemas.microsoft.com/2017/07/functions/claims/keyid", "on-call")];
        context.User = new ClaimsPrincipal(new ClaimsIdentity(claims));
        Assert.Equal("key on-call", Requester.FindName(context));
    }
}
