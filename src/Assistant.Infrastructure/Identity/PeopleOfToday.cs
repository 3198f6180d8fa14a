using Assistant.Core.Access;
using Assistant.Core.Time;

namespace Assistant.Infrastructure.Identity;

/// <summary>
/// Gives people the units of today. It stands where people are read (accounts, keys) and where a cookie becomes a
/// principal, so that nothing that acts for a person can do so with the units of another day.
/// </summary>
public sealed class PeopleOfToday(IOrganisation organisation, TimeProvider time)
{
    public Task<Requester> ResolveAsync(Requester person, CancellationToken cancellationToken) =>
        organisation.ResolveAsync(person, JapaneseDay.Today(time), cancellationToken);

    public async Task<UserAccount> ResolveAsync(UserAccount account, CancellationToken cancellationToken)
    {
        var person = await ResolveAsync(account.ToRequester(), cancellationToken);
        return account with { Department = person.Department, Units = person.Units, Post = person.Post };
    }
}
