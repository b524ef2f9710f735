namespace FunctionsRadar.Delivery.Messages;

/// <summary>Where messages link to, below this installation's public address; nowhere when that is null.</summary>
internal sealed class DashboardLink(Uri? publicUrl)
{
    public Uri? To(string watch) =>
        publicUrl is null ? null : new($"{publicUrl.AbsoluteUri.TrimEnd('/')}/api/dashboard?watch={Uri.EscapeDataString(watch)}");
}
