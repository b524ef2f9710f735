namespace FunctionsRadar.Alerting;

/// <summary>What a rise is measured against.</summary>
public enum Against
{
    /// <summary>An earlier snapshot; see <see cref="Rule.Over"/>.</summary>
    Previous,

    /// <summary>The summary of the equal period before.</summary>
    Control,
}
