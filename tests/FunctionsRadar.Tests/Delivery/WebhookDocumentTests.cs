using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Delivery;

/// <summary>What the documentation says that a webhook receives.</summary>
public sealed class WebhookDocumentTests
{
    [Theory]
    [InlineData("webhook.changed.txt")]
    [InlineData("webhook.digest.txt")]
    public void Its_examples_are_what_is_really_sent(string file)
    {
        var golden = ReadText("tests", "FunctionsRadar.Tests", "Delivery", "Golden", file);
        var body = golden[golden.IndexOf("\n\n{", StringComparison.Ordinal)..].Trim();

        Assert.Contains($"```json\n{body}\n```", ReadText("docs", "webhooks.md"), StringComparison.Ordinal);
    }

    private static string ReadText(params string[] path) =>
        File.ReadAllText(RepositoryFiles.GetPath(path)).ReplaceLineEndings("\n");
}
