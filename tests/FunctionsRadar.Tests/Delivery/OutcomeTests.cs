using System.Globalization;
using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery;
using FunctionsRadar.Delivery.Receivers;
using Microsoft.AspNetCore.Http;

namespace FunctionsRadar.Tests.Delivery;

public sealed class OutcomeTests
{
    private static readonly int[] Statuses =
    [
        .. Enumerable.Range(200, 9), 226, .. Enumerable.Range(300, 9), .. Enumerable.Range(400, 32), 451, .. Enumerable.Range(500, 12), 599,
    ];

    public static TheoryData<ReceiverType> WebTypes => Bench.WebTypes;

    public static TheoryData<ReceiverType> EveryType => [.. Enum.GetValues<ReceiverType>()];

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task Every_status_code_leads_to_the_outcome_of_the_table(ReceiverType type)
    {
        await using var bench = await Bench.StartAsync();
        foreach (var status in Statuses)
        {
            bench.Web.Answer = context =>
            {
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            };

            var outcome = await bench.SendAsync(type, Samples.Of(NotificationType.Fired));

            Assert.Equal((status, Expected(type, status)), (status, outcome.Result));
            Assert.StartsWith(status.ToString(CultureInfo.InvariantCulture), outcome.Detail, StringComparison.Ordinal);
        }
        Assert.Equal(Statuses.Length, bench.Web.Requests.Count);
    }

    [Fact]
    public async Task Mail_that_was_only_validated_is_delivered_in_the_sandbox_alone()
    {
        await using var sandbox = await Bench.StartAsync(200, sandbox: true);

        Assert.Equal(SendResult.Delivered, (await sandbox.SendAsync(ReceiverType.Email, Samples.Of(NotificationType.Test))).Result);
        Assert.Contains("\"sandbox_mode\":{\"enable\":true}", sandbox.Web.Requests[0].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Retry-After", "120", 120)]
    [InlineData("Retry-After", "Fri, 20 Nov 2026 07:10:08 GMT", 180)]
    [InlineData("Retry-After", "Fri, 20 Nov 2026 07:00:00 GMT", null)]
    [InlineData("Retry-After", "soon", null)]
    [InlineData("Retry-After", "2147483647", 86400)]
    [InlineData("X-RateLimit-Reset", "1795158488", 60)]
    [InlineData("X-RateLimit-Reset", "99999999999999", null)]
    public async Task A_receiver_says_how_long_to_leave_it_alone(string header, string value, int? seconds)
    {
        await using var bench = await Bench.StartAsync();
        bench.Web.Answer = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers[header] = value;
            return Task.CompletedTask;
        };
        foreach (var type in Bench.WebTypes)
        {
            var outcome = await bench.SendAsync(type, Samples.Of(NotificationType.Fired));

            Assert.Equal(SendResult.TryAgain, outcome.Result);
            Assert.Equal(seconds, (int?)outcome.RetryAfter?.TotalSeconds);
        }
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task A_redirect_is_not_followed(ReceiverType type)
    {
        await using var bench = await Bench.StartAsync();
        bench.Web.Answer = context =>
        {
            context.Response.Redirect("/elsewhere", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };

        var outcome = await bench.SendAsync(type, Samples.Of(NotificationType.Fired));

        Assert.Equal(SendResult.Dead, outcome.Result);
        Assert.Single(bench.Web.Requests);
    }

    [Fact]
    public async Task No_cookie_of_a_receiver_is_kept()
    {
        await using var bench = await Bench.StartAsync();
        bench.Web.Answer = context =>
        {
            context.Response.Cookies.Append("session", "1");
            return Task.CompletedTask;
        };
        await bench.SendAsync(ReceiverType.Slack, Samples.Of(NotificationType.Fired));
        await bench.SendAsync(ReceiverType.Slack, Samples.Of(NotificationType.Fired));

        Assert.DoesNotContain("Cookie", bench.Web.Requests[1].Headers.Keys);
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task No_answer_within_fifteen_seconds_is_tried_again(ReceiverType type)
    {
        await using var bench = await Bench.StartAsync();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Web.Answer = context =>
        {
            arrived.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        var sending = bench.SendAsync(type, Samples.Of(NotificationType.Fired));
        await arrived.Task;
        bench.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer within 15 s"), await sending);
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task An_answer_whose_body_does_not_end_counts_by_its_status(ReceiverType type)
    {
        await using var bench = await Bench.StartAsync();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bench.Web.Answer = async context =>
        {
            context.Response.StatusCode = 202;
            await context.Response.WriteAsync("and so on");
            await context.Response.Body.FlushAsync();
            answered.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        var sending = bench.SendAsync(type, Samples.Of(NotificationType.Fired));
        await answered.Task;
        while (!sending.IsCompleted)
        {
            bench.Time.Advance(TimeSpan.FromSeconds(0.5));
            await Task.WhenAny(sending, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        Assert.Equal(SendResult.Delivered, (await sending).Result);
    }

    [Fact]
    public async Task Cancellation_while_the_body_is_read_is_no_outcome()
    {
        await using var bench = await Bench.StartAsync();
        using var caller = new CancellationTokenSource();
        bench.Web.Answer = async context =>
        {
            await context.Response.WriteAsync("and so on");
            await context.Response.Body.FlushAsync();
            await caller.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.SendAsync(ReceiverType.Slack, Samples.Of(NotificationType.Fired), caller.Token));
    }

    [Theory]
    [MemberData(nameof(WebTypes))]
    public async Task A_receiver_that_is_not_there_is_tried_again(ReceiverType type)
    {
        await using var bench = await Bench.StartAsync();
        var receiver = bench.Receiver(type);
        await bench.Web.DisposeAsync();

        var outcome = await bench.Notifier(type).SendAsync(Samples.Of(NotificationType.Fired), receiver, CancellationToken.None);

        Assert.Equal(new SendOutcome(SendResult.TryAgain, "no answer (ConnectionError)"), outcome);
    }

    [Theory]
    [MemberData(nameof(EveryType))]
    public async Task Cancellation_by_the_caller_is_no_outcome(ReceiverType type)
    {
        await using var bench = await Bench.StartAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.SendAsync(type, Samples.Of(NotificationType.Fired), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task The_receivers_own_words_are_told_in_short()
    {
        await using var bench = await Bench.StartAsync();
        bench.Web.Answer = context =>
        {
            context.Response.StatusCode = 404;
            return context.Response.WriteAsync("channel_not_found\r\n" + new string('x', 20) + new string(' ', 100_000));
        };

        var outcome = await bench.SendAsync(ReceiverType.Slack, Samples.Of(NotificationType.Fired));

        Assert.Equal(new SendOutcome(SendResult.Dead, "404 Not Found: channel_not_found xxxxxxxxxxxxxxxxxxxx"), outcome);
    }

    private static SendResult Expected(ReceiverType type, int status) => status switch
    {
        202 => SendResult.Delivered,
        < 300 => type is ReceiverType.Email ? SendResult.Dead : SendResult.Delivered,
        401 or 403 => SendResult.TryAgainHourly,
        408 or 429 or >= 500 => SendResult.TryAgain,
        _ => SendResult.Dead,
    };
}
