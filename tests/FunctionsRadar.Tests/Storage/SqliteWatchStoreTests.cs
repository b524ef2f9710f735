using System.Text.Json;
using FunctionsRadar.Alerting;
using FunctionsRadar.Radar;
using FunctionsRadar.Storage;
using FunctionsRadar.Storage.Tables;

namespace FunctionsRadar.Tests.Storage;

public sealed class SqliteWatchStoreTests(SqliteTables tables) : WatchStoreContract(tables), IClassFixture<SqliteTables>;
