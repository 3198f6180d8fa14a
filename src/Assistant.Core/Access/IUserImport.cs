namespace Assistant.Core.Access;

/// <summary>Registers many people from one table.</summary>
public interface IUserImport
{
    /// <summary>
    /// One transaction. People who are there already are brought up to date, nobody is removed, and an empty cell changes nothing.
    /// Without <c>rightUntil</c> a new person has no right to use and applies for it.
    /// </summary>
    /// <param name="csv">
    /// Header <c>user,displayName,roles</c> and, where wanted, <c>department</c>, <c>post</c>, <c>trainingDate</c>, <c>rightUntil</c> and <c>enabled</c>
    /// (1 or 0); roles with spaces between them; the whole file as bytes.
    /// </param>
    /// <param name="dryRun">Checks and tells what would change, and changes nothing.</param>
    /// <param name="importedBy">User id.</param>
    /// <param name="keep">Puts the one-time passwords away before anything is stored: what it throws undoes the import. Null where the caller shows them.</param>
    /// <exception cref="Errors.AssistantException"><c>users_invalid</c> with every error and its line; <c>last_administrator</c>.</exception>
    Task<UserImportResult> ImportAsync(
        ReadOnlyMemory<byte> csv, bool dryRun, string importedBy, Func<IReadOnlyList<OneTimeSignIn>, CancellationToken, Task>? keep, CancellationToken cancellationToken);
}

/// <param name="Passwords">Of the people who are new; empty after a dry run.</param>
public sealed record UserImportResult(IReadOnlyList<UserImportChange> Changes, IReadOnlyList<OneTimeSignIn> Passwords);

/// <param name="User">Sign-in name.</param>
/// <param name="IsNew">False for a person who was there already.</param>
/// <param name="Text">What changes, as a person reads it.</param>
public sealed record UserImportChange(string User, bool IsNew, string Text);

public sealed record OneTimeSignIn(string User, string Password);
