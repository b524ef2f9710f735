using FunctionsRadar.Settings;
using Microsoft.Extensions.Configuration;

namespace FunctionsRadar.Tests.Settings;

public class HostStorageTests
{
    private const string ConnectionString = "UseDevelopmentStorage=true";

    [Fact]
    public void Without_settings_of_ours_the_storage_is_that_of_the_host()
    {
        var byString = Read(("AzureWebJobsStorage", ConnectionString));
        Assert.Equal((ConnectionString, null, null), (byString.ConnectionString, byString.TableServiceUri, byString.Path));
        var byIdentity = Read(("AzureWebJobsStorage:tableServiceUri", "https://account.table.core.windows.net"));
        Assert.Equal(
            (null, new Uri("https://account.table.core.windows.net")),
            (byIdentity.ConnectionString, byIdentity.TableServiceUri));
        var byName = Read(("AzureWebJobsStorage:accountName", "account"));
        Assert.Equal(new Uri("https://account.table.core.windows.net"), byName.TableServiceUri);
    }

    [Theory]
    [InlineData("Storage:ConnectionString", "UseDevelopmentStorage=false")]
    [InlineData("Storage:TableServiceUri", "https://other.table.core.windows.net")]
    [InlineData("Storage:Path", "radar.db")]
    public void Settings_of_ours_win(string key, string value)
    {
        var options = Read(("AzureWebJobsStorage", ConnectionString), (key, value));
        Assert.NotEqual(ConnectionString, options.ConnectionString);
    }

    [Fact]
    public void With_neither_there_is_an_error()
    {
        var error = Assert.Throws<SettingsException>(() => Read());
        Assert.Contains("Storage:TableServiceUri", error.Message, StringComparison.Ordinal);
    }

    private static FunctionsRadar.Storage.StorageOptions Read(params (string Key, string Value)[] settings)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(
        [
            KeyValuePair.Create("Radar:ApiToken", (string?)"token-of-the-tests"),
            .. settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        configuration.AddHostStorage();
        return AppSettings.Read(configuration).Storage;
    }
}
