using FunctionsRadar.Api;
using FunctionsRadar.Storage;

namespace FunctionsRadar.Cli.Output;

/// <summary>What became of one delivery.</summary>
internal static class DeliveryText
{
    /// <summary>Writes it.</summary>
    /// <returns>The exit code: an error when it was not delivered.</returns>
    public static int Write(DeliveryRecord delivery, bool json)
    {
        var outcome = delivery.Attempts.LastOrDefault()?.Outcome ?? "not tried yet";
        if (json)
            JsonOutput.Write(DeliveryView.Of(delivery), ApiJson.Default.DeliveryView);
        else
            Console.WriteLine($"{delivery.Id}: {States.Word(delivery.Status)}: {outcome}");
        return delivery.Status == DeliveryStatus.Delivered ? ExitCode.Ok : Invocation.Fail($"{delivery.Id} is {States.Word(delivery.Status)}: {outcome}");
    }
}
