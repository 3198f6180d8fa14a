namespace Assistant.Core.Rights;

/// <summary>Everything on record about one person's right to use, oldest first; nothing is ever taken away.</summary>
public sealed record RightFacts(
    IReadOnlyList<RightGrant> Grants,
    IReadOnlyList<RightApplication> Applications,
    IReadOnlyList<TrainingRecord> Trainings,
    IReadOnlyList<Acknowledgement> Acknowledgements)
{
    public static RightFacts None { get; } = new([], [], [], []);
}

/// <param name="From">First day in JST.</param>
/// <param name="To">Last day: 31 March at the latest.</param>
/// <param name="Basis">Of <see cref="RightBasis"/>.</param>
/// <param name="GrantedBy">User id of who approved or registered.</param>
public sealed record RightGrant(string Id, DateOnly From, DateOnly To, string Basis, string? ApplicationId, string GrantedBy, DateTimeOffset GrantedAt);

/// <summary>What a right rests on. The names are stable: they are stored.</summary>
public static class RightBasis
{
    /// <summary>An application that the 所属長 approved.</summary>
    public const string Application = "application";

    /// <summary>管理者の登録: the application lies with the office on paper.</summary>
    public const string Registration = "registration";

    /// <summary>移行: the account was there before rights were kept.</summary>
    public const string Migration = "migration";

    /// <summary>一括登録: stated in a file of the administrator.</summary>
    public const string Import = "import";
}

/// <param name="Purpose">What for, in the person's own words.</param>
/// <param name="Unit">Code of the person's unit on the day of the application; null while no organisation is set up.</param>
/// <param name="State">Of <see cref="ApplicationStates"/>.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record RightApplication(
    string Id,
    string UserId,
    int FiscalYear,
    string Purpose,
    string? Unit,
    DateTimeOffset AppliedAt,
    string State,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason);

public static class ApplicationStates
{
    public const string Waiting = "waiting";
    public const string Approved = "approved";
    public const string Refused = "refused";
}

/// <param name="Day">研修日.</param>
public sealed record TrainingRecord(DateOnly Day, string RecordedBy, DateTimeOffset RecordedAt);

/// <param name="AtRegistration">登録時の版: in force when the person was registered, not confirmed by the person.</param>
public sealed record Acknowledgement(string PolicyVersion, bool AtRegistration, DateTimeOffset At);
