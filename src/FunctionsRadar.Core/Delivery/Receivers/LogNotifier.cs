using FunctionsRadar.Alerting;
using FunctionsRadar.Delivery.Messages;
using Microsoft.Extensions.Logging;

namespace FunctionsRadar.Delivery.Receivers;

/// <summary>Writes to the program's own log.</summary>
internal sealed partial class LogNotifier(DashboardLink link, ILogger<LogNotifier> logger) : INotifier
{
    private static readonly SendOutcome Logged = new(SendResult.Delivered, "logged");

    public ReceiverType Type => ReceiverType.Log;

    public Task<SendOutcome> SendAsync(Notification notification, Receiver receiver, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var message = Message.Of(notification, link.To(notification.Watch));
        var level = LevelOf(notification);
        var details = DetailsOf(message);
        Log.Notified(logger, level, message.Subject, message.Summary, details, notification.Id);
        return Task.FromResult(Logged);
    }

    private static LogLevel LevelOf(Notification notification) => (notification.Type, notification.Severity) switch
    {
        (NotificationType.Resolved or NotificationType.Test, _) => LogLevel.Information,
        (_, Severity.Critical) => LogLevel.Error,
        (_, Severity.Warning) => LogLevel.Warning,
        _ => LogLevel.Information,
    };

    private static string DetailsOf(Message message) => string.Join("; ", [
        .. message.Facts.Select(fact => $"{fact.Label}: {fact.Value}"),
        .. message.Shares.Select(PlainText.Share),
        .. message.Who.Select(PlainText.Tld),
        .. message.Notes,
        .. message.Link is null ? Array.Empty<string>() : [message.Link.AbsoluteUri],
        Message.Source]);

    private static partial class Log
    {
        [LoggerMessage(EventName = "Notified", Message = "{Subject}. {Summary} {Details} [{Notification}]")]
        public static partial void Notified(ILogger logger, LogLevel level, string subject, string summary, string details, string notification);
    }
}
