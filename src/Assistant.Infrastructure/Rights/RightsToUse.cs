using Assistant.Core.Access;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Core.Time;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Rights;

internal sealed class RightsToUse(ChainedDatabase chained, Database database, IGuidelinePolicies policies, IUserDirectory people, TimeProvider time) : IRightsToUse
{
    public async Task EnsureAsync(Requester person, CancellationToken cancellationToken)
    {
        if (person.UserId == Requester.LocalAdministrator.UserId)
        {
            return;
        }

        var standing = await GetStandingAsync(person.UserId, cancellationToken);
        if (standing.Missing is [var first, ..])
        {
            throw RightCodes.ToException(first, standing);
        }
    }

    public async Task<RightStanding> GetStandingAsync(string userId, CancellationToken cancellationToken) => RightStanding.Judge(
        await GetFactsAsync(userId, cancellationToken), await policies.CurrentAsync(cancellationToken), JapaneseDay.Today(time));

    public Task<RightFacts> GetFactsAsync(string userId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => RightRows.FactsAsync(connection, userId, cancellationToken), cancellationToken);

    public async Task<IReadOnlyDictionary<string, RightStanding>> ListAsync(CancellationToken cancellationToken)
    {
        var policy = await policies.CurrentAsync(cancellationToken);
        var today = JapaneseDay.Today(time);
        var facts = await database.ReadAsync(connection => RightRows.AllFactsAsync(connection, cancellationToken), cancellationToken);
        return facts.ToDictionary(f => f.Key, f => RightStanding.Judge(f.Value, policy, today), StringComparer.Ordinal);
    }

    public async Task AcknowledgeAsync(Requester person, string version, CancellationToken cancellationToken)
    {
        if ((await policies.CurrentAsync(cancellationToken)).Version != version)
        {
            throw new AssistantException("policy_version_changed", "確認した版とは別の版のガイドラインが適用されています。") { NextStep = "今のガイドラインを読んで、もう一度確認してください。" };
        }

        await chained.WriteAsync(
            async connection =>
            {
                if ((await RightRows.FactsAsync(connection, person.UserId, cancellationToken)).Acknowledgements.Any(a => a.PolicyVersion == version && !a.AtRegistration))
                {
                    return;
                }

                var now = time.GetUtcNow();
                await RightRows.InsertAcknowledgementAsync(connection, person.UserId, new Acknowledgement(version, AtRegistration: false, now), cancellationToken);
                await AuditRows.AppendAsync(
                    connection, new AuditRecord(AuditActions.RightsAcknowledge, person.UserId, person.UserId) { Details = AuditDetails.Of(("policyVersion", version)) }, now, cancellationToken);
            },
            cancellationToken);
    }

    public async Task RecordTrainingAsync(string nameOrId, DateOnly day, string recordedBy, CancellationToken cancellationToken)
    {
        if (day > JapaneseDay.Today(time))
        {
            throw new AssistantException("training_in_future", "研修日は、今日までの日にしてください。");
        }

        var person = await people.FindAsync(nameOrId, cancellationToken) ?? throw UserErrors.Unknown();
        await chained.WriteAsync(
            async connection =>
            {
                if ((await RightRows.FactsAsync(connection, person.Id, cancellationToken)).Trainings.Any(t => t.Day == day))
                {
                    return;
                }

                var now = time.GetUtcNow();
                await RightRows.InsertTrainingAsync(connection, person.Id, new TrainingRecord(day, recordedBy, now), cancellationToken);
                await AuditRows.AppendAsync(
                    connection, new AuditRecord(AuditActions.RightsTraining, recordedBy, person.Id) { Details = AuditDetails.Of(("day", RightRegistration.Text(day))) }, now, cancellationToken);
            },
            cancellationToken);
    }
}
