using System.Data.Common;
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

    public async Task<PolicyVersion> SaveAsync(string yaml, string userId, string? form, CancellationToken cancellationToken)
    {
        var policy = PolicyFile.Read(yaml);
        var submission = form is null ? null : SubmissionKey.Of(form, yaml);
        var (version, isNew) = await database.WriteAsync(
            async connection => await PolicyRows.FindSentAsync(connection, userId, submission, cancellationToken) is { } sent
                ? (sent, false)
                : (await PolicyRows.AddAsync(connection, yaml, policy.Changes, null, userId, time.GetUtcNow(), submission, cancellationToken), true),
            cancellationToken);
        if (isNew)
        {
            await deeds.RecordAsync(AuditActions.GuidelineDraft, version, null, cancellationToken);
        }

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

    public async Task<PolicyVersion> RollBackAsync(string version, string userId, string? form, CancellationToken cancellationToken)
    {
        var yaml = await ReadAsync(version, cancellationToken);
        var policy = PolicyFile.Read(yaml);
        var now = time.GetUtcNow();
        var submission = form is null ? null : SubmissionKey.Of(form, version);
        if (await database.ReadAsync(connection => PolicyRows.FindSentAsync(connection, userId, submission, cancellationToken), cancellationToken) is { } sent)
        {
            return await FindAsync(sent, cancellationToken);
        }

        var added = string.Empty;
        await deeds.RunAsync(
            AuditActions.GuidelineRollback,
            version,
            () => database.WriteAsync(
                async connection =>
                {
                    if (await PolicyRows.FindSentAsync(connection, userId, submission, cancellationToken) is { } meanwhile)
                    {
                        added = meanwhile;
                        return;
                    }

                    added = await PolicyRows.AddAsync(connection, yaml, policy.Changes, version, userId, now, submission, cancellationToken);
                    await PolicyRows.PublishAsync(connection, added, now, userId, now, cancellationToken);
                },
                cancellationToken),
            cancellationToken,
            Details(now));
        published.Forget();
        return await FindAsync(added, cancellationToken);
    }

    public async Task<PolicyVersion> WithdrawAsync(string version, string userId, CancellationToken cancellationToken)
    {
        var known = (await ListAsync(cancellationToken)).FirstOrDefault(v => v.Version == version) ?? throw NotFound();
        if (known.WithdrawnAt is not null)
        {
            return known;
        }

        await deeds.RunAsync(
            AuditActions.GuidelineWithdraw,
            version,
            () => database.WriteAsync(
                async connection =>
                {
                    // Asked again where nobody else writes: another screen may have been first, or the time has come.
                    var now = time.GetUtcNow();
                    var planned = (await PolicyRows.ListAsync(connection, cancellationToken)).Find(v => v.Version == version);
                    if (planned is not { WithdrawnAt: null, EffectiveFrom: { } from } || from <= now)
                    {
                        throw new AssistantException("guideline_not_scheduled", "この版は、公開の予定ではありません。取りやめられるのは、公開の日時の前だけです。")
                        {
                            NextStep = "もう公開されているときは、前の版に戻してください。",
                        };
                    }

                    await PolicyRows.WithdrawAsync(connection, version, userId, now, cancellationToken);
                },
                cancellationToken),
            cancellationToken,
            known.EffectiveFrom is { } at ? Details(at) : null);
        published.Forget();
        return await FindAsync(version, cancellationToken);
    }

    public Task<PolicyStanding> FindStandingAsync(CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var history = await PolicyRows.HistoryAsync(connection, time.GetUtcNow(), cancellationToken);
            if (history is not [var current, .. var former])
            {
                return new PolicyStanding(FactoryPolicy.Version, IsReadable: true, null);
            }

            if (await IsReadableAsync(connection, current, cancellationToken))
            {
                return new PolicyStanding(current, IsReadable: true, null);
            }

            foreach (var version in former)
            {
                if (await IsReadableAsync(connection, version, cancellationToken))
                {
                    return new PolicyStanding(current, IsReadable: false, version);
                }
            }

            return new PolicyStanding(current, IsReadable: false, FactoryPolicy.Version);
        },
        cancellationToken);

    private static async Task<bool> IsReadableAsync(DbConnection connection, string version, CancellationToken cancellationToken) =>
        await PolicyRows.YamlAsync(connection, version, cancellationToken) is { } yaml && PolicyFile.Check(yaml).Policy is not null;

    private async Task<PolicyVersion> FindAsync(string version, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).First(v => v.Version == version);

    private static string StateOf(PolicyVersion row, string? current, DateTimeOffset now) => row switch
    {
        { EffectiveFrom: null } => PolicyStates.Draft,
        { WithdrawnAt: not null } => PolicyStates.Withdrawn,
        _ when row.Version == current => PolicyStates.InForce,
        { EffectiveFrom: { } from } when from > now => PolicyStates.Scheduled,
        _ => PolicyStates.Former,
    };

    private static Dictionary<string, string> Details(DateTimeOffset from) =>
        new(StringComparer.Ordinal) { ["effectiveFrom"] = from.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) };

    private static AssistantException NotFound() => new("guideline_version_not_found", "指定された版の方針はありません。") { NextStep = "版の一覧から選んでください。" };
}
