namespace FunctionsRadar.Delivery.Messages;

/// <summary>Where messages link to.</summary>
/// <param name="publicUrl">Address of this installation, with or without a slash at its end; null for none.</param>
internal sealed class DashboardLink(Uri? publicUrl)
{
    /// <summary>The dashboard of a watch; null when there is no public address.</summary>
    public Uri? To(string watch) => publicUrl is null
        ? null
        : new Uri($"{publicUrl.AbsoluteUri.TrimEnd('/')}/api/dashboard?watch={Uri.EscapeDataString(watch)}");
}
