using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Models.Embedding;

/// <summary>Vectors that were paid for, in the database. Knows texts by their hash only.</summary>
internal sealed class EmbeddingCache(Database database, EmbeddingSettings settings, TimeProvider time)
{
    private const int HashesAQuery = 500;

    private const string Key = "provider = @provider AND model = @model AND dimensions = @dimensions";

    // So that reading what was used lately writes nothing.
    private static readonly TimeSpan _touchAfter = TimeSpan.FromDays(1);

    private bool IsOn => settings.Options.CacheRows > 0;

    /// <param name="text">As it is sent, prefix included.</param>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <returns>What is there, by hash.</returns>
    public async Task<Dictionary<string, float[]>> FindAsync(IReadOnlyCollection<string> hashes, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
        if (!IsOn)
        {
            return found;
        }

        foreach (var part in hashes.Chunk(HashesAQuery))
        {
            var rows = await database.ReadAsync(connection => ReadAsync(connection, part, cancellationToken), cancellationToken);
            rows.ForEach(row => found[row.Hash] = row.Vector);
            await TouchAsync([.. rows.Where(row => row.LastUsed < time.GetUtcNow() - _touchAfter).Select(row => row.Hash)], cancellationToken);
        }

        return found;
    }

    public async Task StoreAsync(IReadOnlyList<(string Hash, float[] Vector)> rows, CancellationToken cancellationToken)
    {
        if (!IsOn)
        {
            return;
        }

        await database.WriteAsync(
            async connection =>
            {
                foreach (var (hash, vector) in rows)
                {
                    await ForModel(connection.Sql("""
                        INSERT INTO embedding_cache (provider, model, dimensions, text_hash, vector, last_used_at)
                        VALUES (@provider, @model, @dimensions, @hash, @vector, @now)
                        ON CONFLICT DO UPDATE SET vector = excluded.vector, last_used_at = excluded.last_used_at
                        """))
                        .With("@hash", hash)
                        .With("@vector", VectorBytes.Write(vector))
                        .With("@now", time.GetUtcNow())
                        .RunAsync(cancellationToken);
                }

                await TrimAsync(connection, cancellationToken);
            },
            cancellationToken);
    }

    private Task<List<(string Hash, float[] Vector, DateTimeOffset LastUsed)>> ReadAsync(DbConnection connection, string[] hashes, CancellationToken cancellationToken) =>
        ForModel(connection.Sql($"SELECT text_hash, vector, last_used_at FROM embedding_cache WHERE {Key} AND text_hash IN ({{hash}})"))
            .WithList("hash", hashes)
            .ListAsync(row => (row.GetString(0), VectorBytes.Read(row.GetFieldValue<byte[]>(1)), row.Time(2)), cancellationToken);

    private async Task TouchAsync(string[] hashes, CancellationToken cancellationToken)
    {
        if (hashes.Length > 0)
        {
            await database.WriteAsync(
                connection => ForModel(connection.Sql($"UPDATE embedding_cache SET last_used_at = @now WHERE {Key} AND text_hash IN ({{hash}})"))
                    .With("@now", time.GetUtcNow())
                    .WithList("hash", hashes)
                    .RunAsync(cancellationToken),
                cancellationToken);
        }
    }

    /// <summary>Removes what was not used for longest, of any model, until the bound holds. The count reads the small index only.</summary>
    private async Task TrimAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var excess = await connection.Sql("SELECT count(*) FROM embedding_cache").NumberAsync(cancellationToken) - settings.Options.CacheRows;
        if (excess > 0)
        {
            await connection
                .Sql("DELETE FROM embedding_cache WHERE rowid IN (SELECT rowid FROM embedding_cache ORDER BY last_used_at, rowid LIMIT @excess)")
                .With("@excess", excess)
                .RunAsync(cancellationToken);
        }
    }

    private DbCommand ForModel(DbCommand command) => command
        .With("@provider", settings.Provider)
        .With("@model", settings.Model)
        .With("@dimensions", settings.Dimensions);
}
