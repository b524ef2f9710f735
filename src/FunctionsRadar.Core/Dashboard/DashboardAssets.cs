using System.Security.Cryptography;

namespace FunctionsRadar.Dashboard;

/// <summary>Style sheets, script and icon; embedded in the assembly, and inline in the page.</summary>
internal static class DashboardAssets
{
    public static string ChartStyle { get; } = Read("chart.css");
    public static string Style { get; } = Read("dashboard.css") + ChartStyle;
    public static string Script { get; } = Read("dashboard.js");
    public static string Icon { get; } = Read("icon.svg").Trim();

    /// <summary>The source by which a Content-Security-Policy allows an inline style or script.</summary>
    public static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";

    // Browsers normalize line ends to \n before they compute the hash.
    private static string Read(string name)
    {
        using var stream = typeof(DashboardAssets).Assembly.GetManifestResourceStream($"Dashboard.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
