using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Audit;

/// <summary>Consecutive records that were removed past their time.</summary>
/// <param name="LastHash">Of the last of them: the chain goes on from it.</param>
/// <param name="Run">Which purge removed them; the audit log holds its digest.</param>
internal sealed record PurgedRange(long First, long Last, byte[] LastHash, string Run)
{
    public static Task<List<PurgedRange>> ReadAsync(DbConnection connection, ChainedTable table, CancellationToken cancellationToken) => connection
        .Sql("SELECT first_seq, last_seq, last_hash, run FROM chain_purges WHERE chain = @chain ORDER BY first_seq")
        .With("@chain", table.Name)
        .ListAsync(r => new PurgedRange(r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2), r.GetString(3)), cancellationToken);

    /// <summary>SHA-256 over all ranges of a run in order.</summary>
    public static string Digest(string chain, IEnumerable<PurgedRange> ranges) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(
        string.Concat(ranges.OrderBy(r => r.First).Select(r =>
            string.Create(CultureInfo.InvariantCulture, $"{chain} {r.First} {r.Last} {Convert.ToHexStringLower(r.LastHash)}\n"))))));
}

/// <summary>Removes records so that the chain can still be verified: the ranges stay, and the audit log proves that it was the purge.</summary>
internal static class ChainPurge
{
    /// <param name="condition">SQL over the columns of the table, with <c>@before</c>.</param>
    /// <returns>How many records went.</returns>
    public static async Task<long> RunAsync(
        DbConnection connection, ChainedTable table, string condition, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var run = Guid.NewGuid().ToString("N");
        var ranges = await FindAsync(connection, table, condition, before, run, cancellationToken);
        if (ranges.Count == 0)
        {
            return 0;
        }

        await connection.Sql("INSERT INTO purge_permits (chain) VALUES (@chain)").With("@chain", table.Name).RunAsync(cancellationToken);
        var removed = 0L;
        foreach (var range in ranges)
        {
            await connection
                .Sql("INSERT INTO chain_purges (chain, first_seq, last_seq, last_hash, run) VALUES (@chain, @first, @last, @hash, @run)")
                .With("@chain", table.Name).With("@first", range.First).With("@last", range.Last).With("@hash", range.LastHash).With("@run", run)
                .RunAsync(cancellationToken);
            removed += await connection
                .Sql($"DELETE FROM {table.Table} WHERE seq BETWEEN @first AND @last")
                .With("@first", range.First).With("@last", range.Last)
                .RunAsync(cancellationToken);
        }

        await connection.Sql("DELETE FROM purge_permits WHERE chain = @chain").With("@chain", table.Name).RunAsync(cancellationToken);
        var details = AuditDetails.Of(("chain", table.Name), ("records", removed), ("digest", PurgedRange.Digest(table.Name, ranges)));
        await AuditRows.AppendAsync(connection, new AuditRecord(AuditActions.Purge, AuditActors.Service, run) { Details = details }, now, cancellationToken);
        return removed;
    }

    private static async Task<List<PurgedRange>> FindAsync(
        DbConnection connection, ChainedTable table, string condition, DateTimeOffset before, string run, CancellationToken cancellationToken)
    {
        List<PurgedRange> ranges = [];
        await using var command = connection.Sql($"SELECT seq, hash FROM {table.Table} WHERE {condition} ORDER BY seq").With("@before", before);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (sequence, hash) = (reader.GetInt64(0), reader.GetFieldValue<byte[]>(1));
            if (ranges is [.., var last] && last.Last == sequence - 1)
            {
                ranges[^1] = last with { Last = sequence, LastHash = hash };
            }
            else
            {
                ranges.Add(new PurgedRange(sequence, sequence, hash, run));
            }
        }

        return ranges;
    }
}

/// <summary>Which purges the audit log vouches for.</summary>
internal static class PurgeProof
{
    /// <returns>Runs whose ranges have the digest that the audit log states.</returns>
    public static async Task<IReadOnlySet<string>> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var stated = (await connection
            .Sql($"SELECT {AuditRows.Columns} FROM audit_records WHERE class = '{AuditClasses.Proof}'")
            .ListAsync(AuditRows.Map, cancellationToken))
            .ToLookup(r => r.Record.TargetId, r => r.Record.Details.GetValueOrDefault("digest"), StringComparer.Ordinal);
        HashSet<string> proven = new(StringComparer.Ordinal);
        foreach (var table in ChainedTable.All)
        {
            var runs = (await PurgedRange.ReadAsync(connection, table, cancellationToken)).GroupBy(r => r.Run, StringComparer.Ordinal);
            proven.UnionWith(runs.Where(run => stated[run.Key].Contains(PurgedRange.Digest(table.Name, run), StringComparer.Ordinal)).Select(run => run.Key));
        }

        return proven;
    }
}
