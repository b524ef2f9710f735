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
        using (var table = new SqliteTable(folder.PathOf("radar.db")))
            await table.FindAsync("w", "state", CancellationToken.None);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.PathOf("radar.db")));
    }
}
