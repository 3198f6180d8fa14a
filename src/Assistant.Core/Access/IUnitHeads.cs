namespace Assistant.Core.Access;

/// <summary>Who is 所属長 of whom.</summary>
public interface IUnitHeads
{
    /// <summary>Whether the person is head of any unit on the day.</summary>
    Task<bool> IsHeadAsync(string userId, DateOnly day, CancellationToken cancellationToken);

    /// <param name="person">Anybody; the units of the day are looked up by id and, where the organisation does not know the id, by department.</param>
    /// <param name="day">In JST.</param>
    Task<UnitHeads> FindAsync(Requester person, DateOnly day, CancellationToken cancellationToken);
}

/// <param name="Unit">Code of the person's (first) unit on the day; null when there is none.</param>
/// <param name="Own">User ids of the heads of the person's own units, without the person.</param>
/// <param name="Above">User ids of the heads of the nearest unit above that has one, without the person.</param>
public sealed record UnitHeads(string? Unit, IReadOnlyList<string> Own, IReadOnlyList<string> Above);
