namespace FunctionsRadar.Delivery;

/// <summary>What an attempt came to.</summary>
public enum SendResult
{
    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>Worth another try by the schedule.</summary>
    TryAgain,

    /// <summary>Worth another try in an hour: a key may be about to be rotated.</summary>
    TryAgainHourly,

    /// <summary>Will not get better by trying.</summary>
    Dead,
}
