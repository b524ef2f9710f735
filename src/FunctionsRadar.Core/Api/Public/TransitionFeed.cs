using System.Security.Cryptography;
using System.ServiceModel.Syndication;
using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Api.Public;

/// <summary>What happened to alerts as an Atom feed: nothing of who did or heard what, nor of what failed.</summary>
internal static class TransitionFeed
{
    public const string ContentType = "application/atom+xml";
    private const string Author = "FunctionsRadar";

    /// <summary>Takes the transitions newest first, and the address of the feed, where it is known.</summary>
    public static SyndicationFeed Create(WatchState state, IEnumerable<Transition> transitions, Uri? address, bool isDemo)
    {
        SyndicationItem[] items = [.. transitions.Select(CreateItem)];
        var feed = new SyndicationFeed(items)
        {
            Id = CreateId($"{state.Installation}-{state.Watch}"),
            Title = Text($"{(isDemo ? "DEMO: " : "")}Legacy TLS in email: {state.Watch}"),
            LastUpdatedTime = items.Select(item => item.LastUpdatedTime).DefaultIfEmpty(state.FirstCheckAt).Max(),
            Generator = Author,
            Language = "en",
            Copyright = Text("Data: Cloudflare Radar, CC BY-NC 4.0"),
            Authors = { new SyndicationPerson { Name = Author } },
        };
        if (address is not null)
            feed.Links.Add(SyndicationLink.CreateSelfLink(address, ContentType));
        return feed;
    }

    /// <summary>An id that never changes: a UUID (RFC 9562, version 8) of an id of ours, as a URN.</summary>
    public static string CreateId(string id)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("FunctionsRadar/feed/" + id)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    private static SyndicationItem CreateItem(Transition transition)
    {
        var share = transition.LegacyShare is { } percent ? $", legacy share {NumberFormat.Percent(percent)}" : "";
        var dataset = transition.LastUpdated is { } time ? $" (dataset of {TimeFormat.Minute(time)})" : "";
        var (from, to) = (EnumFormat.CamelCase(transition.From), EnumFormat.CamelCase(transition.To));
        return new SyndicationItem
        {
            Id = CreateId(transition.Id),
            Title = Text($"{transition.Watch}: {transition.Rule} {from} → {to}{share}"),
            PublishDate = transition.At,
            LastUpdatedTime = transition.At,
            Content = Text(Explain(transition) + dataset),
            Categories = { new SyndicationCategory(to) },
        };
    }

    // The reason of nodata tells how the last check failed, with whatever another server or the network said.
    private static string Explain(Transition transition)
    {
        if (transition.Rule != Alert.NoData)
            return transition.Reason;
        if (transition.Value is not > 0)
            return "readings are accepted and measured";
        var length = TimeSpan.FromSeconds((double)transition.Value);
        var since = TimeFormat.Minute(transition.At - length);
        return $"nothing could be accepted or measured for {TimeFormat.Length(length)}, since {since}";
    }

    // Of what is left in a line, XML does not take two code points that are no characters.
    private static TextSyndicationContent Text(string text) => new(string.Concat(OneLine.From(text).Split('\uFFFE', '\uFFFF')));
}
