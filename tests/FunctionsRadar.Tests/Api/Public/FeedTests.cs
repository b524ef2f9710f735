using System.Xml.Linq;
using FunctionsRadar.Alerting;
using FunctionsRadar.Api.Public;
using FunctionsRadar.Storage;
using FunctionsRadar.Tests.Infra;
using FunctionsRadar.Tests.Storage;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Api.Public;

public sealed class FeedTests : ApiTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    protected override (string Key, string Value)[] Settings =>
        [("Api:Public", "true"), ("Watches:default:Rules:level:Measure", "LegacyShare"),
         ("Watches:default:Rules:level:Threshold", "1")];

    [Fact]
    public async Task It_tells_what_happened_newest_first_with_the_times_of_the_events()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m, 0.4m);
        var feed = await ReadAsync();
        var resolved = feed.Elements(Atom + "entry").First();
        Assert.Equal("Legacy TLS in email: default", (string?)feed.Element(Atom + "title"));
        Assert.Equal("2026-03-10T08:10:00Z", (string?)feed.Element(Atom + "updated"));
        Assert.Equal(
            ["default: level firing → ok, legacy share 0.4 %", "default: level ok → firing, legacy share 1.5 %"],
            feed.Elements(Atom + "entry").Select(entry => (string?)entry.Element(Atom + "title")));
        Assert.Equal(
            ("2026-03-10T08:10:00Z", "2026-03-10T08:10:00Z", "ok"),
            ((string?)resolved.Element(Atom + "published"), (string?)resolved.Element(Atom + "updated"),
             (string?)resolved.Element(Atom + "category")!.Attribute("term")));
        Assert.EndsWith(
            "(dataset of 2026-03-10 08:00 UTC)", (string?)resolved.Element(Atom + "content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ids_are_uuids_that_stay_as_they_are_when_more_happens_and_wherever_it_is_read()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        var before = Ids(await ReadAsync());
        await Server.CheckHourlyAsync(0.4m);
        Server.Time.Advance(TimeSpan.FromMinutes(1));
        var after = Ids(await ReadAsync());
        Assert.Equal([before[0], .. before[1..]], [after[0], .. after[2..]]);
        Assert.Equal(after.Length, after.Distinct().Count());
        const string Uuid = "^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
        Assert.All(after, id => Assert.Matches(Uuid, id));
        Assert.Equal("urn:uuid:67db0560-0cd5-828e-8bc6-54f3eee1a554", TransitionFeed.CreateId("inst-default-1"));
    }

    [Fact]
    public async Task Before_anything_happened_it_is_empty_and_as_old_as_the_watch()
    {
        await Server.CheckHourlyAsync(0.4m);
        var feed = await ReadAsync();
        Assert.Empty(feed.Elements(Atom + "entry"));
        Assert.Equal("2026-03-10T06:10:00Z", (string?)feed.Element(Atom + "updated"));
        await AssertValidAsync(feed.ToString());
    }

    [Fact]
    public async Task Without_a_public_address_it_does_not_say_where_it_is()
    {
        await Server.CheckHourlyAsync(0.4m);
        Assert.Empty((await ReadAsync(("Host", "radar.example:8443"))).Elements(Atom + "link"));
    }

    [Theory]
    [InlineData(AlertState.Firing, 25_200, "nothing could be accepted or measured for 7 h, since 2026-03-01 00:10 UTC")]
    [InlineData(AlertState.Ok, 0, "readings are accepted and measured")]
    public async Task Why_there_is_no_data_is_told_in_numbers_and_not_in_the_words_of_others(
        AlertState to, int seconds, string content)
    {
        await Server.CheckHourlyAsync(0.4m);
        var (state, tag) = await StateAsync();
        var transition = Samples.Transition("default", 901) with
        {
            Rule = Alert.NoData,
            To = to,
            Value = seconds,
            At = new DateTimeOffset(2026, 3, 1, 7, 10, 0, TimeSpan.Zero),
            LastUpdated = null,
            Reason = "a time of 7 h without data is above 6 h: db-7.internal: Radar answered 403",
        };
        var commit = new WatchCommit(state, tag, null, [transition], []);
        Assert.True(await Server.Get<WatchStore>().CommitAsync(commit, CancellationToken.None));
        Assert.Equal(content, (string?)Assert.Single((await ReadAsync()).Elements(Atom + "entry")).Element(Atom + "content"));
    }

    [Fact]
    public async Task With_a_public_address_it_is_there()
    {
        await using var server = await ApiServer.StartAsync(
            ("Api:Public", "true"), ("Api:PublicUrl", "https://radar.example/x/"));
        await server.CheckHourlyAsync(0.4m);
        using var response = await server.SendAsync("GET", "public/feed", ("Host", "other.example"));
        var feed = XElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal("https://radar.example/x/api/public/feed?watch=default", Self(feed));
    }

    [Fact]
    public async Task A_validator_of_feeds_finds_nothing_wrong_whatever_is_in_it()
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        var (state, tag) = await StateAsync();
        const string Reason = "a <b> & \"c\" ]]> \u0001 \uFFFE é 💥";
        var odd = Samples.Transition("default", 901) with { Reason = Reason, LegacyShare = null };
        var commit = new WatchCommit(state, tag, null, [odd], []);
        Assert.True(await Server.Get<WatchStore>().CommitAsync(commit, CancellationToken.None));
        using var response = await Server.SendAsync("GET", "public/feed");
        Assert.Equal("application/atom+xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var text = await response.Content.ReadAsStringAsync();
        await AssertValidAsync(text);
        var contents = XElement.Parse(text).Elements(Atom + "entry").Select(entry => (string?)entry.Element(Atom + "content"));
        Assert.Contains(contents, content => content!.StartsWith("a <b> & \"c\" ]]>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<id>[^<]*</id>", "")]
    [InlineData("<updated>[^<]*</updated>", "<updated>yesterday</updated>")]
    [InlineData("<author>.*?</author>", "")]
    public async Task A_validator_of_feeds_refuses_one_that_is_wrong(string part, string instead)
    {
        await Server.CheckHourlyAsync(0.4m, 1.5m);
        var text = (await ReadAsync()).ToString(SaveOptions.DisableFormatting);
        var wrong = System.Text.RegularExpressions.Regex.Replace(text, part, instead, default, TimeSpan.FromSeconds(1));
        Assert.NotEqual(0, (await ValidateAsync(wrong)).ExitCode);
    }

    [Fact]
    public async Task What_operators_do_is_not_in_it()
    {
        await Server.CheckHourlyAsync(0.4m);
        using var silence = await Server.SendAsync("POST", "silence?for=2h&reason=moving");
        silence.EnsureSuccessStatusCode();
        using var test = await Server.SendAsync("POST", "receivers/log/test");
        test.EnsureSuccessStatusCode();
        Assert.Empty((await ReadAsync()).Elements(Atom + "entry"));
    }

    private async Task<XElement> ReadAsync(params (string Name, string Value)[] headers)
    {
        using var response = await Server.SendAsync("GET", "public/feed", headers);
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }

    private async Task<(WatchState State, string Tag)> StateAsync()
    {
        var found = await Server.Get<WatchStore>().FindStateAsync("default", CancellationToken.None);
        return (found!.Value, found.Tag);
    }

    private static string[] Ids(XElement feed) => [.. feed.Descendants(Atom + "id").Select(id => id.Value)];

    private static string? Self(XElement feed) => (string?)feed.Elements(Atom + "link")
        .Single(link => (string?)link.Attribute("rel") == "self").Attribute("href");

    private static async Task AssertValidAsync(string feed)
    {
        var result = await ValidateAsync(feed);
        Assert.Equal((0, ""), (result.ExitCode, string.Join('\n', result.Lines)));
    }

    // The parser of Ruby's own library, which holds a feed against RFC 4287.
    private static async Task<ToolResult> ValidateAsync(string feed)
    {
        const string Ruby = "/usr/bin/ruby";
        const string Parse = "RSS::Parser.parse(File.read('feed.xml'), validate: true, ignore_unknown_element: false)";
        if (!File.Exists(Ruby))
            Prerequisite.Skip($"{Ruby} is missing (Debian package ruby).");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.GetPath("feed.xml"), feed);
        return await CommandLineTool.RunAsync(
            Ruby, folder.GetPath(""), ["-EUTF-8", "-rrss", "-e", Parse]);
    }
}
