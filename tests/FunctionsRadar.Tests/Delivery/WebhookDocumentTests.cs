using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What the documentation says that a webhook receives.</summary>
public sealed class WebhookDocumentTests
{
    [Fact]
    public void Its_example_is_what_is_really_sent()
    {
        var golden = ReadText("tests", "FunctionsRadar.Tests", "Delivery", "Golden", "webhook.changed.txt");
        var body = golden[golden.IndexOf("\n\n{", StringComparison.Ordinal)..].Trim();

        Assert.Contains($"```json\n{body}\n```", ReadText("docs", "webhooks.md"), StringComparison.Ordinal);
    }

    private static string ReadText(params string[] path) =>
        File.ReadAllText(RepositoryFiles.PathOf(path)).ReplaceLineEndings("\n");
}
