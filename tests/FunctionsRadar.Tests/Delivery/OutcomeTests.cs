using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;

namespace FunctionsRadar.Tests.Delivery;

public sealed class OutcomeTests
{
    private static readonly int[] Statuses =
    [
        .. Enumerable.Range(200, 9), 226, .. Enumerable.Range(300, 9), .. Enumerable.Range(400, 32), 451,
        .. Enumerable.Range(500, 12), 599,
    ];

    public static TheoryData<string> WebTypes => ReceiverFixture.WebTypes;

    public static TheoryData<string> Types => ReceiverFixture.Types;

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task Every_status_code_leads_to_the_outcome_of_the_table(string type)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        foreach (var status in Statuses)
        {
            fixture.Web.Respond = context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            };

            var outcome = await fixture.SendAsync(type, Samples.Fired);

            Assert.Equal((status, Expected(type, status)), (status, outcome.Result));
            Assert.StartsWith(status.ToString(CultureInfo.InvariantCulture), outcome.Detail, StringComparison.Ordinal);
        }
        Assert.Equal(Statuses.Length, fixture.Web.Requests.Count);
    }

    [Fact]
    public async Task Mail_that_was_only_validated_is_delivered_in_the_sandbox_alone()
    {
        await using var sandbox = await ReceiverFixture.StartAsync(200);
        sandbox.Set("SendGrid", ("Sandbox", "true"));

        Assert.Equal(SendResult.Delivered, (await sandbox.SendAsync("email", Samples.Test)).Result);
        Assert.Contains("\"sandbox_mode\":{\"enable\":true}", sandbox.Web.Requests[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Sat, 21 Nov 2026 19:23:08 GMT", 180)]
    [InlineData("Retry-After", "Sat, 21 Nov 2026 19:00:00 GMT", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "0", null)]
    [InlineData("Retry-After", "2147483647", 2147483647)]
    [InlineData("X-RateLimit-Reset", "1795288868", 60)]
    [InlineData("X-RateLimit-Reset", "99999999999999", null)]
    public async Task A_receiver_says_how_long_to_leave_it_alone(string header, string value, int? seconds)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers[header] = value;
            return Task.CompletedTask;
        };
        foreach (var type in ReceiverKinds.Types.Except(["smtp", "log"]))
        {
            var outcome = await fixture.SendAsync(type, Samples.Fired);

            Assert.Equal(SendResult.TryAgain, outcome.Result);
            Assert.Equal(seconds, (int?)outcome.RetryAfter?.TotalSeconds);
        }
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task A_redirect_is_not_followed(string type)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context =>
        {
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        var outcome = await fixture.SendAsync(type, Samples.Fired);

        Assert.Equal(SendResult.Dead, outcome.Result);
        Assert.Single(fixture.Web.Requests);
    }

    [Fact]
    public async Task No_cookie_of_a_receiver_is_kept()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context =>
        {
            context.Response.Cookies.Append("session", "1");
            return Task.CompletedTask;
        };
        await fixture.SendAsync("slack", Samples.Fired);
        await fixture.SendAsync("slack", Samples.Fired);

        Assert.DoesNotContain("Cookie", fixture.Web.Requests[1].Headers.Keys);
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task No_response_within_fifteen_seconds_is_tried_again(string type)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Web.Respond = context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        var sending = fixture.SendAsync(type, Samples.Fired);
        await arrived.Task;
        fixture.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer within 15 s"), await sending);
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task A_response_whose_body_does_not_end_counts_by_its_status(string type)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Web.Respond = async context =>
        {
            context.Response.StatusCode = 202;
            await context.Response.WriteAsync("and so on");
            await context.Response.Body.FlushAsync();
            answered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        var sending = fixture.SendAsync(type, Samples.Fired);
        await answered.Task;
        while (!sending.IsCompleted)
        {
            fixture.Time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Assert.Equal(SendResult.Delivered, (await sending).Result);
    }

    [Fact]
    public async Task Cancellation_while_the_response_is_awaited_is_no_outcome()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        using var caller = new CancellationTokenSource();
        fixture.Web.Respond = async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fixture.SendAsync("slack", Samples.Fired, caller.Token));
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task A_receiver_that_is_not_there_is_tried_again(string type)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        var receiver = fixture.Receiver(type);
        await fixture.Web.DisposeAsync();

        var outcome = await fixture.SendAsync(receiver, Samples.Fired);

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer (ConnectionError)"), outcome);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Cancellation_by_the_caller_is_no_outcome(string type)
    {
        await using var fixture = await ReceiverFixture.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fixture.SendAsync(type, Samples.Fired, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task What_the_receiver_says_is_told_in_short()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync("channel_not_found\r\n" + new string('x', 20) + new string(' ', 100_000));
        };

        var outcome = await fixture.SendAsync("slack", Samples.Fired);

        Assert.Equal(new SendOutcome(SendResult.Dead, "404 Not Found: channel_not_found xxxxxxxxxxxxxxxxxxxx"), outcome);
    }

    private static SendResult Expected(string type, int status) => status switch
    {
        202 => SendResult.Delivered,
        < 300 => type == "email" ? SendResult.Dead : SendResult.Delivered,
        401 or 403 => SendResult.TryAgainHourly,
        408 or 429 or >= 500 => SendResult.TryAgain,
        _ => SendResult.Dead,
    };
}
