using FunctionsRadar.Alerting;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Messages;

/// <summary>What only a digest says.</summary>
internal static class DigestText
{
    private const int MaxRules = 100;

    public static IEnumerable<string> Sentences(Digest digest, decimal? share)
    {
        yield return $"Since {TimeFormat.Minute(digest.Since)}{DescribeThen(digest, share)}, {DescribeFired(digest)}.";
        if (digest.NotAccepted is { } reason)
            yield return $"The last check accepted nothing: {OneLine.From(reason).TrimEnd('.')}.";
    }

    /// <summary>For where there is room for little.</summary>
    public static string Line(Digest digest)
    {
        var died = digest.Dead.Sum(dead => dead.Count);
        return $"{DescribeFired(digest)} since {TimeFormat.Minute(digest.Since)}"
            + (died > 0 ? $"; {Count(died)} died" : "")
            + (digest.NotAccepted is { } reason ? $"; the last check accepted nothing: {OneLine.From(reason)}" : "");
    }

    public static Fact Fired(FiringTotal total)
    {
        var times = total.Times switch { 1 => "once", 2 => "twice", var many => $"{many} times" };
        var since = total.FiringSince is { } firing ? $"; fires since {TimeFormat.Minute(firing)}" : "";
        return new Fact(total.Rule, $"{times}, for {TimeFormat.Length(total.Length)}{since}");
    }

    public static Fact Dead(DeadDeliveries dead)
    {
        var last = $"{(dead.Count == 1 ? "at" : "the last at")} {TimeFormat.Minute(dead.LastAt)}";
        return new Fact(dead.Receiver, $"{Count(dead.Count)}, {last}: {OneLine.From(dead.Reason)}");
    }

    private static string Count(int deliveries) => deliveries == 1 ? "1 delivery" : $"{deliveries} deliveries";

    private static string DescribeThen(Digest digest, decimal? share) => digest.Then?.LegacyShare switch
    {
        null => "",
        { } then when then == share => ", when it was the same",
        { } then => $", when it was {NumberFormat.Percent(then)}",
    };

    private static string DescribeFired(Digest digest)
    {
        var rules = OneLine.Cut(NameList.Join(digest.Fired.Select(total => total.Rule)), MaxRules);
        return digest.Fired.Length switch { 0 => "nothing has fired", 1 => $"{rules} has fired", _ => $"{rules} have fired" };
    }
}
