using System.Collections.Immutable;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Kinds of destinations.</summary>
public enum ReceiverType
{
    /// <summary>Mail through SendGrid.</summary>
    Email,

    /// <summary>Mail through the user's own relay.</summary>
    Smtp,

    /// <summary>A signed POST (Standard Webhooks).</summary>
    Webhook,

    /// <summary>A Slack incoming webhook.</summary>
    Slack,

    /// <summary>A Microsoft Teams workflow.</summary>
    Teams,

    /// <summary>PagerDuty Events v2.</summary>
    PagerDuty,

    /// <summary>Alertmanager v2.</summary>
    Alertmanager,

    /// <summary>The program's own log.</summary>
    Log,
}

/// <summary>A configured destination. Address, secrets and routing key are secret.</summary>
public sealed record Receiver
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind.</summary>
    public required ReceiverType Type { get; init; }

    /// <summary>Address for webhook, slack, teams, alertmanager; for pagerduty the service's base address (its own by default). Null otherwise.</summary>
    public Uri? Url { get; init; }

    /// <summary>Webhook: <c>whsec_</c> secrets; each message is signed with all of them.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>Mail: addresses.</summary>
    public ImmutableArray<string> To { get; init; } = [];

    /// <summary>PagerDuty: integration key.</summary>
    public string? RoutingKey { get; init; }

    /// <summary>False to leave out resolved and sighted.</summary>
    public bool SendResolved { get; init; } = true;

    /// <summary>Receiver that is told when a delivery to this one is dead; null for none.</summary>
    public string? Fallback { get; init; }

    /// <summary>True to allow plain http beyond loopback.</summary>
    public bool AllowHttp { get; init; }
}
