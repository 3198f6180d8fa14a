using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Assistant.Core.Errors;
using Microsoft.Data.Sqlite;

namespace Assistant.Infrastructure.Storage;

/// <summary>Brings the schema to the version of this program: the scripts <c>migrations/NNNN_name.sql</c>, each in one transaction.</summary>
internal sealed class SchemaMigrator(Database database)
{
    private const string Prefix = "migrations/";
    private static readonly Assembly _scripts = typeof(SchemaMigrator).Assembly;

    public Task MigrateAsync(CancellationToken cancellationToken) => Database.GuardAsync(async () =>
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var migrations = List();
        var latest = migrations.Keys.Max();
        if (await VersionAsync(connection, latest, cancellationToken) == latest)
        {
            return true;
        }

        // Readers go on while one writes. The file remembers it.
        await connection.Sql("PRAGMA journal_mode = WAL").RunAsync(cancellationToken);
        foreach (var (version, resource) in migrations)
        {
            await ApplyAsync(connection, version, latest, resource, cancellationToken);
        }

        return true;
    });

    internal static SortedDictionary<int, string> List() => new(_scripts.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => int.Parse(name.AsSpan(Prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture)));

    private static async Task ApplyAsync(SqliteConnection connection, int version, int latest, string resource, CancellationToken cancellationToken)
    {
        await using var transaction = connection.BeginTransaction(deferred: false);

        // Asked again under the lock: another process may have started at the same moment.
        if (await VersionAsync(connection, latest, cancellationToken) >= version)
        {
            return;
        }

        using var reader = new StreamReader(_scripts.GetManifestResourceStream(resource)!);
        await connection.Sql(await reader.ReadToEndAsync(cancellationToken)).RunAsync(cancellationToken);
        await connection.Sql(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}")).RunAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<long> VersionAsync(DbConnection connection, int latest, CancellationToken cancellationToken)
    {
        var version = await connection.Sql("PRAGMA user_version").NumberAsync(cancellationToken);
        return version <= latest ? version : throw new AssistantException(
            "schema_newer",
            string.Create(CultureInfo.InvariantCulture, $"データベースの版（{version}）が、このプログラムの扱える版（{latest}）より新しいため、開けません。"))
        {
            NextStep = "新しい版のプログラムで起動してください。",
        };
    }
}
