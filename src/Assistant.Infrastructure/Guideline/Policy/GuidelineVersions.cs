using System.Globalization;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Guideline.Policy;

internal sealed class GuidelineVersions(Database database, PublishedPolicies published, AuditedDeeds deeds, TimeProvider time) : IGuidelineVersions
{
    /// <summary>A form filled in during this minute still means now.</summary>
    private static readonly TimeSpan _leeway = TimeSpan.FromMinutes(1);

    public async Task<IReadOnlyList<PolicyVersion>> ListAsync(CancellationToken cancellationToken)
    {
        var (rows, current) = await database.ReadAsync(
            async connection => (await PolicyRows.ListAsync(connection, cancellationToken), await PolicyRows.CurrentAsync(connection, time.GetUtcNow(), cancellationToken)),
            cancellationToken);
        var now = time.GetUtcNow();
        return
        [
            .. rows.Select(row => row with { State = StateOf(row, current?.Version, now) }),
            new PolicyVersion(FactoryPolicy.Version, current is null ? PolicyStates.InForce : PolicyStates.Former, FactoryPolicy.InForce.Since, FactoryPolicy.InForce.Since, null, null, FactoryPolicy.InForce.Policy.Changes),
        ];
    }

    public async Task<string> ReadAsync(string version, CancellationToken cancellationToken) => version == FactoryPolicy.Version
        ? FactoryPolicy.Yaml
        : await database.ReadAsync(connection => PolicyRows.YamlAsync(connection, version, cancellationToken), cancellationToken) ?? throw NotFound();

    public async Task<PolicyVersion> SaveAsync(string yaml, string userId, CancellationToken cancellationToken)
    {
        var policy = PolicyFile.Read(yaml);
        var version = await database.WriteAsync(connection => PolicyRows.AddAsync(connection, yaml, policy.Changes, null, userId, time.GetUtcNow(), cancellationToken), cancellationToken);
        await deeds.RecordAsync(AuditActions.GuidelineDraft, version, null, cancellationToken);
        return await FindAsync(version, cancellationToken);
    }

    public async Task<PolicyVersion> PublishAsync(string version, DateTimeOffset? at, string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var from = at is { } asked && asked > now ? asked : now;
        if (at < now - _leeway)
        {
            throw new AssistantException("guideline_time_past", "公開する日時が、過ぎています。") { NextStep = "これからの日時にするか、日時を空にして、すぐに公開してください。" };
        }

        if (version != FactoryPolicy.Version)
        {
            PolicyFile.Read(await ReadAsync(version, cancellationToken));
        }

        await deeds.RunAsync(
            AuditActions.GuidelinePublish,
            version,
            () => database.WriteAsync(
                async connection =>
                {
                    var known = (await PolicyRows.ListAsync(connection, cancellationToken)).Find(v => v.Version == version) ?? throw NotFound();
                    if (known.EffectiveFrom is not null)
                    {
                        throw new AssistantException("guideline_already_published", "この版は、もう公開しています。")
                        {
                            NextStep = "同じ内容をもう一度使うときは、「この版に戻す」を使ってください。",
                        };
                    }

                    await PolicyRows.PublishAsync(connection, version, from, userId, now, cancellationToken);
                },
                cancellationToken),
            cancellationToken,
            Details(from));
        published.Forget();
        return await FindAsync(version, cancellationToken);
    }

    public async Task<PolicyVersion> RollBackAsync(string version, string userId, CancellationToken cancellationToken)
    {
        var yaml = await ReadAsync(version, cancellationToken);
        var policy = PolicyFile.Read(yaml);
        var now = time.GetUtcNow();
        var added = string.Empty;
        await deeds.RunAsync(
            AuditActions.GuidelineRollback,
            version,
            () => database.WriteAsync(
                async connection =>
                {
                    added = await PolicyRows.AddAsync(connection, yaml, policy.Changes, version, userId, now, cancellationToken);
                    await PolicyRows.PublishAsync(connection, added, now, userId, now, cancellationToken);
                },
                cancellationToken),
            cancellationToken,
            Details(now));
        published.Forget();
        return await FindAsync(added, cancellationToken);
    }

    private async Task<PolicyVersion> FindAsync(string version, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).First(v => v.Version == version);

    private static string StateOf(PolicyVersion row, string? current, DateTimeOffset now) => row switch
    {
        { EffectiveFrom: null } => PolicyStates.Draft,
        _ when row.Version == current => PolicyStates.InForce,
        { EffectiveFrom: { } from } when from > now => PolicyStates.Scheduled,
        _ => PolicyStates.Former,
    };

    private static Dictionary<string, string> Details(DateTimeOffset from) =>
        new(StringComparer.Ordinal) { ["effectiveFrom"] = from.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) };

    private static AssistantException NotFound() => new("guideline_version_not_found", "指定された版の方針はありません。") { NextStep = "版の一覧から選んでください。" };
}
