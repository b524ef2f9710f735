using FunctionsRadar.Settings;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;
using FunctionsRadar.Tests.Support;

namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteFileTests
{
    [Fact]
    public async Task A_new_file_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        using (var table = new SqliteTable(folder.GetPath("radar.db")))
            await table.FindAsync("w", "state", CancellationToken.None);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.GetPath("radar.db")));
    }

    [Theory]
    [InlineData(UnixFileMode.None, false)]
    [InlineData(UnixFileMode.GroupRead, true)]
    [InlineData(UnixFileMode.OtherRead, true)]
    public void A_file_that_others_may_read_is_a_warning_at_start(UnixFileMode others, bool isWarning)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("radar.db");
        File.WriteAllText(path, "");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
        var reader = new SettingsReader(TestSettings.Configure("Storage:Path", path));
        StorageOptions.Read(reader);
        Assert.Equal(isWarning, reader.Warnings.Any(warning => warning.Contains("other users", StringComparison.Ordinal)));
        Assert.Empty(reader.Errors);
    }
}
