namespace Assistant.Core.Retrieval;

/// <summary>The search index as those see it who change the record. The record is the truth: an index that is behind catches up.</summary>
public interface ISearchIndex
{
    /// <summary>Afterwards every search finds what the record holds now.</summary>
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>.</exception>
    Task BringUpToDateAsync(CancellationToken cancellationToken);

    /// <summary>The same at the end of an ingestion: also trains the ranking again where the corpus has outgrown it.</summary>
    /// <exception cref="Errors.AssistantException"><c>index_unavailable</c>.</exception>
    Task CompleteAsync(CancellationToken cancellationToken);
}
