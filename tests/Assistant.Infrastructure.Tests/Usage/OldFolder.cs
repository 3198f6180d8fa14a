using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Data.Sqlite;

namespace Assistant.Infrastructure.Tests.Usage;

/// <summary>A data folder as version 0.2.0 left it: schema 3, two events, no chain.</summary>
internal static class OldFolder
{
    private const int Schema = 3;

    public static async Task CreateAsync(TemporaryFolder folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder.Combine("data"));
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.Combine("data", Database.FileName), Pooling = false }.ToString());
        connection.Open();
        foreach (var (_, resource) in SchemaMigrator.List().TakeWhile(m => m.Key <= Schema))
        {
            using var script = new StreamReader(typeof(SchemaMigrator).Assembly.GetManifestResourceStream(resource)!);
            await connection.Sql(await script.ReadToEndAsync(cancellationToken)).RunAsync(cancellationToken);
        }

        await connection.Sql("""
            INSERT INTO usage_events (id, occurred_at, user_id, department, feature, template_id, template_version, mode, model, input_tokens, output_tokens, outcome, error_code, documents, retrieval_ms, total_ms)
            VALUES ('e2', 1775012400000, 'u1', '', 'ask', 'answer', 'v', 'extractive', NULL, 0, 0, 'answered', NULL, '["d"]', 1, 2),
                   ('e1', 1774000000000, 'u1', '総務課', 'ask', 'answer', 'v', 'extractive', NULL, 1, 2, 'failed', 'x', '[]', 1, 2)
            """).RunAsync(cancellationToken);
        await connection.Sql($"PRAGMA user_version = {Schema}").RunAsync(cancellationToken);
    }
}
