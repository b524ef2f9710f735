using FunctionsRadar.Api.Deliveries;

namespace FunctionsRadar.Cli.Output;

internal static class DeliveryText
{
    /// <summary>Writes it as the result when it was delivered, else as the error, beside JSON; returns the exit code.</summary>
    public static int Write(DeliveryRecord delivery, bool json)
    {
        var isDelivered = delivery.Status == DeliveryStatus.Delivered;
        var outcome = delivery.Attempts.LastOrDefault()?.Outcome ?? "not tried yet";
        var text = $"{delivery.Id} is {EnumFormat.CamelCase(delivery.Status)}: {outcome}{Outlook(delivery)}";
        if (json)
            CliJson.Write(DeliveryView.Create(delivery), ApiJson.Responses.DeliveryView);
        else if (isDelivered)
            Console.WriteLine(text);
        return isDelivered ? ExitCode.Ok : Invocation.Fail(text);
    }

    /// <summary>What follows for a delivery that is dead or still pending; empty for others.</summary>
    public static string Outlook(DeliveryRecord delivery) => delivery switch
    {
        { Status: DeliveryStatus.Dead } => $"; radar retry {delivery.Id} tries again",
        { Status: DeliveryStatus.Pending, NextAttemptAt: { } next } =>
            $"; the first check after {TimeFormat.Minute(next)} tries again, or radar serve",
        _ => "",
    };
}
