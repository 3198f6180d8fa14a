using System.Data.Common;
using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Core.Time;

namespace Assistant.Infrastructure.Rights;

/// <summary>What is written about a person's right in the transaction that registers the person.</summary>
internal sealed class RightRegistration(IGuidelinePolicies policies, TimeProvider time)
{
    /// <summary>Asked before the transaction: the policies may read the same database.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken) => (await policies.CurrentAsync(cancellationToken)).Version;

    /// <summary>31 March of the fiscal year of today.</summary>
    public DateOnly EndOfYear => FiscalYear.LastDay(FiscalYear.Of(JapaneseDay.Today(time)));

    /// <param name="until">Null registers without a right.</param>
    public async Task WriteAsync(DbConnection connection, string userId, string policyVersion, DateOnly? until, string basis, string by, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await RightRows.InsertAcknowledgementAsync(connection, userId, new Acknowledgement(policyVersion, AtRegistration: true, now), cancellationToken);
        if (until is { } last)
        {
            await RightRows.InsertAsync(connection, userId, new RightGrant(RightRows.NewId(), JapaneseDay.Of(now), last, basis, null, by, now), cancellationToken);
        }
    }

    public static string Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "none";
}
