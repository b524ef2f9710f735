using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using FunctionsRadar.Formatting;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Writes one line that fits a screen to the program's own log.</summary>
internal sealed partial class LogNotifier(ILogger<LogNotifier> logger) : INotifier
{
    private const int MaxHeadline = 180;
    private static readonly SendOutcome Logged = new(SendResult.Delivered, "logged");

    /// <summary>This kind of receiver.</summary>
    public static ReceiverKind Kind { get; } = ReceiverKind.Create<LogNotifier>("log", _ => new ReceiverOptions());

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var level = FindLevel(notification);
        var headline = OneLine.Cut(Message.Create(notification, null).Headline, MaxHeadline);
        Log.Notified(logger, level, headline, notification.Id);
        return Task.FromResult(Logged);
    }

    private static LogLevel FindLevel(Notification notification) => (notification.Type, notification.Severity) switch
    {
        (NotificationType.Resolved or NotificationType.Test, _) => LogLevel.Information,
        (_, Severity.Critical) => LogLevel.Error,
        (_, Severity.Warning) => LogLevel.Warning,
        _ => LogLevel.Information,
    };

    private static partial class Log
    {
        [LoggerMessage(EventName = "Notified", Message = "{Headline} [{Notification}]")]
        public static partial void Notified(ILogger logger, LogLevel level, string headline, string notification);
    }
}
