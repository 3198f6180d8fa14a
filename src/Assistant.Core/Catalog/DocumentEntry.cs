using Assistant.Core.Documents;
using Assistant.Core.Ingestion;

namespace Assistant.Core.Catalog;

/// <summary>Where a document stands, counting the file that waits for its turn as well as the version that is searchable.</summary>
public enum DocumentStanding
{
    /// <summary>Searchable, and nothing is going on.</summary>
    Indexed,

    /// <summary>Its file is in the queue.</summary>
    Waiting,

    /// <summary>Its file is being read.</summary>
    Reading,

    /// <summary>Personal information was found: an administrator has to decide.</summary>
    NeedsReview,

    /// <summary>An administrator decided that it stays unsearchable.</summary>
    Withheld,

    /// <summary>The last attempt to read it failed.</summary>
    Failed,

    /// <summary>Failed as often as is tried.</summary>
    Quarantined,
}

/// <summary>A line of the list of documents: what is in the record, what is in the queue, or both.</summary>
/// <param name="Title">The stated or derived title; the file's name while the file has never been read.</param>
/// <param name="Record">Null while the file has never been read.</param>
/// <param name="Job">Null when the file is not in the queue, and for whoever is no administrator.</param>
public sealed record DocumentEntry(string DocumentId, string Uri, string Title, DocumentStanding Standing, DocumentRecord? Record, IngestionJob? Job)
{
    public string? ErrorCode => Job is null ? Record?.ErrorCode : Job.ErrorCode;

    public string? ErrorMessage => Job is null ? Record?.ErrorMessage : Job.ErrorMessage;

    /// <summary>Of the searchable version; of the file in the queue while there is none. 0 where the format has no pages.</summary>
    public int Pages => Record is { Pages: > 0 } ? Record.Pages : Job?.Pages ?? 0;
}
