using Assistant.Core.Access;
using Assistant.Core.Errors;

namespace Assistant.Core.Usage;

/// <summary>
/// The record of uses. It is only read here: an event is written in the transaction of what it counts
/// (<see cref="Answering.IConversationStore.CompleteTurnAsync"/>), so that log and deed can't differ.
/// </summary>
public interface IUsageLog
{
    /// <summary>Events from <paramref name="from"/> (inclusive) to <paramref name="to"/> (exclusive), oldest first.</summary>
    IAsyncEnumerable<UsageEvent> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The counts of a period, as they are kept up to date with every event.</summary>
    Task<UsageTotals> ReadTotalsAsync(UsagePeriod period, CancellationToken cancellationToken);

    /// <summary>The same counts, counted again event by event: equal to the digit, or the kept ones are wrong.</summary>
    Task<UsageTotals> RecountAsync(UsagePeriod period, CancellationToken cancellationToken);
}

/// <summary>Past uses from a file.</summary>
public interface IUsageImport
{
    /// <summary>Reads the whole file first; a single bad row and nothing is imported. Rows that are there already are passed over.</summary>
    /// <param name="file">Seekable; UTF-8 with or without a byte order mark.</param>
    /// <exception cref="UsageImportException">Every bad row.</exception>
    Task<UsageImportResult> ImportAsync(Stream file, CancellationToken cancellationToken);
}

/// <param name="Known">Rows that were imported before.</param>
/// <param name="Repeated">Rows that stand in the file a second time, alike in every column: one use, written twice.</param>
public sealed record UsageImportResult(int Rows, int Imported, int Known, int Repeated);

/// <param name="Line">Of the file, the header is 1; 0 for the file as a whole.</param>
public sealed record UsageImportError(int Line, string Message);

/// <summary>The file can't be imported; nothing of it was.</summary>
/// <param name="errors">The first thousand, in the order of the file.</param>
/// <param name="count">How many there are.</param>
public sealed class UsageImportException(IReadOnlyList<UsageImportError> errors, int count)
    : AssistantException("usage_import_invalid", $"{count}件の誤りがあるため、何も取り込んでいません。")
{
    public IReadOnlyList<UsageImportError> Errors { get; } = errors;

    public int Count { get; } = count;
}

/// <summary>What a person says an answer saved: the one click after it.</summary>
public interface IUsageFeedback
{
    /// <summary>0, 5, 10, 30 or 60.</summary>
    static IReadOnlyList<int> Choices { get; } = [0, 5, 10, 30, 60];

    /// <summary>For so long after the use may a statement be made or changed: what was published must not move for ever.</summary>
    static TimeSpan Open { get; } = TimeSpan.FromDays(30);

    /// <summary>Appends the statement; the latest one counts, as a whole.</summary>
    /// <param name="category">What the answer was used for, of the policy's list (rule 14); null where the person does not say.</param>
    /// <exception cref="AssistantException">
    /// <c>answer_not_found</c>: none, or somebody else's; <c>minutes_invalid</c>; <c>category_unknown</c>; <c>feedback_not_possible</c>: the turn saved nothing;
    /// <c>feedback_closed</c>.
    /// </exception>
    Task StateAsync(string answerId, Requester person, int minutesSaved, string? category, CancellationToken cancellationToken);
}
