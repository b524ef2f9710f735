using FunctionsRadar.Delivery;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What is kept of a response that was no success.</summary>
public sealed class ResponseTextTests
{
    [Theory]
    [InlineData("no such channel", "404 Not Found: no such channel")]
    [InlineData("see https://example.com/help?x=1 now", "404 Not Found: see *** now")]
    [InlineData("see HTTP:rest now", "404 Not Found: see *** now")]
    [InlineData("key 12345678901234567890123 ok", "404 Not Found: key 12345678901234567890123 ok")]
    [InlineData("key 123456789012345678901234 ok", "404 Not Found: key *** ok")]
    [InlineData("SERVICES of t0secret and api", "404 Not Found: *** of *** and api")]
    [InlineData("", "404 Not Found")]
    [InlineData(" \n ", "404 Not Found")]
    public async Task Addresses_keys_and_parts_of_the_receivers_own_address_are_masked(string words, string detail)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context => RespondAsync(context, 404, words);

        Assert.Equal(detail, (await fixture.SendAsync("slack", Samples.Fired)).Detail);
    }

    [Theory]
    [InlineData("abcd1234 of group abcd refused", "404 Not Found: *** of group *** refused")]
    [InlineData("version 2x9 refused", "404 Not Found: version 2x9 refused")]
    public async Task A_key_that_begins_as_a_shorter_one_is_masked_whole_and_short_words_are_not(string words, string detail)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context => RespondAsync(context, 404, words);
        var url = new Uri(fixture.Web.Address, "/hook/2x9?team=abcd&key=abcd1234");
        var receiver = fixture.Receiver("slack", ("Url", url.AbsoluteUri));

        Assert.Equal(detail, (await fixture.SendAsync(receiver, Samples.Fired)).Detail);
    }

    [Fact]
    public async Task An_outcome_has_200_letters_at_most()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context => RespondAsync(context, 404, string.Concat(Enumerable.Repeat("word ", 4000)));

        var detail = (await fixture.SendAsync("slack", Samples.Fired)).Detail;

        Assert.Equal(200, detail.Length);
        Assert.EndsWith("…", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_success_is_not_kept()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context => RespondAsync(context, 200, "thank you");

        Assert.Equal(new SendOutcome(SendResult.Delivered, "200 OK"), await fixture.SendAsync("slack", Samples.Fired));
    }

    [Fact]
    public async Task A_status_without_a_name_stands_alone()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context => RespondAsync(context, 599, "");

        Assert.Equal("599", (await fixture.SendAsync("slack", Samples.Fired)).Detail);
    }

    [Theory]
    [InlineData("""{ "errors": [{ "message": "bad sender" }] }""", "400 Bad Request: bad sender")]
    [InlineData("""{ "errors": [] }""", "400 Bad Request")]
    [InlineData("""{ "errors": "bad" }""", "400 Bad Request")]
    [InlineData("""{ "error": "bad" }""", "400 Bad Request")]
    [InlineData("<html>", "400 Bad Request")]
    [InlineData("", "400 Bad Request")]
    public async Task Of_what_SendGrid_says_its_first_error_is_kept(string body, string detail)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context => RespondAsync(context, 400, body);

        Assert.Equal(new SendOutcome(SendResult.Dead, detail), await fixture.SendAsync("email", Samples.Fired));
    }

    [Theory, InlineData(401), InlineData(400)]
    public async Task Only_what_is_tried_again_soon_waits_as_long_as_asked(int status)
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context =>
        {
            context.Response.Headers.RetryAfter = "120";
            return RespondAsync(context, status, "");
        };

        Assert.Null((await fixture.SendAsync("slack", Samples.Fired)).RetryAfter);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("Sat, 21 Nov 2026 19:23:08 GMT", 180)]
    public async Task Retry_After_counts_before_the_reset_of_a_limit(string retryAfter, int seconds)
    {
        await using var fixture = await ReceiverFixture.StartAsync(429);
        fixture.Web.Respond = context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = retryAfter;
            context.Response.Headers["X-RateLimit-Reset"] = "1795288868";
            return Task.CompletedTask;
        };

        Assert.Equal(seconds, (await fixture.SendAsync("email", Samples.Fired)).RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task A_response_whose_body_breaks_off_counts_by_its_status()
    {
        await using var fixture = await ReceiverFixture.StartAsync();
        fixture.Web.Respond = context =>
        {
            context.Response.StatusCode = 404;
            context.Response.ContentLength = 1000;
            return context.Response.WriteAsync("and so on");
        };

        Assert.Equal(new SendOutcome(SendResult.Dead, "404 Not Found"), await fixture.SendAsync("slack", Samples.Fired));
    }

    private static Task RespondAsync(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(words);
    }
}
