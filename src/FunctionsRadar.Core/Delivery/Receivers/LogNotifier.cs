using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Writes one line that fits a screen to the program's own log.</summary>
internal sealed partial class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    private const int MaxHeadline = 180;
    private static readonly SendOutcome Logged = new(SendResult.Delivered, "logged");

    public static ReceiverKind Kind { get; } = ReceiverKind.Create<LogNotifier>("log", _ => new ReceiverOptions());

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var headline = OneLine.Cut(Message.Create(notification, null).Headline, MaxHeadline);
        var level = FindLevel(notification);
        Notified(level, headline, notification.Id);
        return Task.FromResult(Logged);
    }

    private static LogLevel FindLevel(Notification notification) => (notification.Type, notification.Severity) switch
    {
        (NotificationType.Resolved or NotificationType.Test, _) => LogLevel.Information,
        (_, Severity.Critical) => LogLevel.Error,
        (_, Severity.Warning) => LogLevel.Warning,
        _ => LogLevel.Information,
    };

    [LoggerMessage(Message = "{Headline} [{Notification}]")]
    private partial void Notified(LogLevel level, string headline, string notification);
}
