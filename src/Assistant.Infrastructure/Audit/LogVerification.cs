using System.Data.Common;
using System.Diagnostics;
using Assistant.Core.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Audit;

internal sealed class LogVerification(Database database, SealFiles files) : ILogVerification
{
    public async Task<VerificationReport> VerifyAsync(string? sealsFile, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();

        // Read before the chains: whatever they say was committed by then.
        var days = files.ReadDays(sealsFile);
        var heads = ChainedTable.All.ToDictionary(t => t.Name, files.ReadHead, StringComparer.Ordinal);
        var proofs = await database.ReadAsync(connection => PurgeProof.ReadAsync(connection, cancellationToken), cancellationToken);
        List<ChainReport> chains = [];
        foreach (var table in ChainedTable.All)
        {
            var outside = new OutsideEvidence([.. days.Where(d => d.Chain == table.Name)], heads[table.Name]);
            chains.Add(await database.ReadAsync(connection => VerifyAsync(connection, table, outside, proofs, cancellationToken), cancellationToken));
        }

        return new VerificationReport(
            chains.TrueForAll(c => c.Problem is null), chains.Sum(c => c.Records), Stopwatch.GetElapsedTime(started).TotalMilliseconds, chains);
    }

    private static async Task<ChainReport> VerifyAsync(
        DbConnection connection, ChainedTable table, OutsideEvidence outside, IReadOnlySet<string> proofs, CancellationToken cancellationToken)
    {
        var head = await ChainHead.ReadAsync(connection, table, cancellationToken);
        var seals = await SealFiles.ReadSealsAsync(connection, table, cancellationToken);
        var purges = await PurgedRange.ReadAsync(connection, table, cancellationToken);
        var walk = new ChainWalk(table, head, [.. seals, .. outside.Days], purges);
        var problem = purges.Find(p => !proofs.Contains(p.Run)) is { } unproven
            ? new ChainProblem("purge_unproven", unproven.First, null, "記録の削除を裏付ける監査の記録がありません。")
            : await walk.RunAsync(connection, cancellationToken) ?? outside.Compare(walk, head);
        return new ChainReport(table.Name, walk.Records, walk.Purged, Math.Max(head.Sequence, outside.LastSequence), seals.Count, problem);
    }
}

/// <summary>What lies beside the database.</summary>
internal sealed record OutsideEvidence(IReadOnlyList<ChainSeal> Days, ChainSeal? Head)
{
    public long LastSequence => Math.Max(Head?.Sequence ?? 0, Days.Select(d => d.Sequence).DefaultIfEmpty(0).Max());

    /// <summary>Null when the walk came as far as the files say, over the same records.</summary>
    public ChainProblem? Compare(ChainWalk walk, ChainHead head)
    {
        if (Head is null)
        {
            return head.Sequence == 0 ? null : new ChainProblem(
                "seal_file_missing", head.Sequence, null, "データフォルダーの seals に、最後の記録の番号がありません。末尾が失われていないことを確かめられません。");
        }

        return LastSequence > head.Sequence
            ? new ChainProblem("tail_missing", head.Sequence + 1, null, "末尾の記録が失われています。")
            : walk.HashAt(Head.Sequence) is { } hash && hash != Head.Hash
                ? new ChainProblem("seal_mismatch", Head.Sequence, null, "データフォルダーの seals にある最後の記録と一致しません。")
                : null;
    }
}
