using System.Data.Common;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>
/// The version in force, kept in memory. Whether another process has published one, or the time of one has come, is asked at most
/// once in <see cref="_freshFor"/>; a version is read and checked once.
/// </summary>
internal sealed class PublishedPolicies(Database database, TimeProvider time) : IGuidelinePolicies
{
    /// <summary>Code of the failure.</summary>
    public const string Unreadable = "guideline_unreadable";

    private static readonly TimeSpan _freshFor = TimeSpan.FromSeconds(1);

    private volatile Kept? _kept;

    public async ValueTask<PolicyInForce> CurrentAsync(CancellationToken cancellationToken)
    {
        var kept = _kept;
        if (kept is not null && time.GetElapsedTime(kept.CheckedAt) is var age && age >= TimeSpan.Zero && age < _freshFor)
        {
            return kept.Policy;
        }

        // Taken before the reading: what changes meanwhile is asked for again in time.
        var now = time.GetTimestamp();
        var policy = await database.ReadAsync(
            async connection =>
            {
                var current = await PolicyRows.CurrentAsync(connection, time.GetUtcNow(), cancellationToken);
                if (current is null)
                {
                    return FactoryPolicy.InForce;
                }

                return kept?.Policy.Version == current.Version ? kept.Policy : await ReadAsync(connection, current, cancellationToken);
            },
            cancellationToken);
        _kept = new Kept(policy, now);
        return policy;
    }

    /// <summary>The next question reads the record again.</summary>
    public void Forget() => _kept = null;

    /// <summary>A version that this program can't read stops what depends on it: to go on by other rules than the published ones would be worse.</summary>
    private async Task<PolicyInForce> ReadAsync(DbConnection connection, CurrentVersion current, CancellationToken cancellationToken) =>
        await FindAsync(connection, current.Version, cancellationToken) is { } policy
            ? new PolicyInForce(current.Version, current.Since, IsFactory: false, policy) { ToAcknowledge = await ToAcknowledgeAsync(connection, cancellationToken) }
            : throw new AssistantException(Unreadable, $"公開中のガイドラインの方針（{current.Version}）を、このプログラムでは読めません。")
            {
                NextStep = "管理者に知らせてください。管理者は、ガイドラインの管理のページ（/admin/guideline）か ./assistant guideline rollback で、前の版の内容に戻してください。",
            };

    private async Task<IReadOnlyList<string>> ToAcknowledgeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        List<string> since = [];
        foreach (var version in await PolicyRows.HistoryAsync(connection, time.GetUtcNow(), cancellationToken))
        {
            since.Add(version);
            if ((await FindAsync(connection, version, cancellationToken))?.RightToUse.AcknowledgementRequired == true)
            {
                return since;
            }
        }

        return [];
    }

    /// <summary>Null where this program can't read the version.</summary>
    private static async Task<GuidelinePolicy?> FindAsync(DbConnection connection, string version, CancellationToken cancellationToken) =>
        PolicyFile.Check((await PolicyRows.YamlAsync(connection, version, cancellationToken))!) is ({ } policy, _) ? policy : null;

    private sealed record Kept(PolicyInForce Policy, long CheckedAt);
}
