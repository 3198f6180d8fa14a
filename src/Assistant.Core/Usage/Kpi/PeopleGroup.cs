namespace Assistant.Core.Usage.Kpi;

/// <summary>A department or a post with the people in it.</summary>
/// <param name="Minutes">Estimated.</param>
internal sealed record PeopleGroup(string Name, PeopleCount People, long Minutes);
