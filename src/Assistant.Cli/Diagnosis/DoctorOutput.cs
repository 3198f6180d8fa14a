namespace Assistant.Cli.Diagnosis;

/// <summary>The JSON of <c>doctor</c>.</summary>
/// <param name="Ok">Nothing is missing that the service needs.</param>
internal sealed record DoctorOutput(bool Ok, IReadOnlyList<Check> Checks);

internal enum CheckState
{
    Ok,

    /// <summary>Works, with a restriction that one should know.</summary>
    Note,

    /// <summary>Something does not work until it is put right.</summary>
    Missing,
}

/// <param name="Id">Stable, in snake_case.</param>
/// <param name="Message">What was found.</param>
/// <param name="Cost">What does not work because of it; null when all is well.</param>
/// <param name="Remedy">What to do; null when nothing is needed.</param>
internal sealed record Check(string Id, CheckState State, string Message, string? Cost = null, string? Remedy = null)
{
    public static Check Fine(string id, string message) => new(id, CheckState.Ok, message);

    public static Check Note(string id, string message, string cost, string? remedy = null) => new(id, CheckState.Note, message, cost, remedy);

    public static Check Missing(string id, string message, string cost, string? remedy = null) => new(id, CheckState.Missing, message, cost, remedy);
}
