using Assistant.Core.Errors;
using Assistant.Core.Retrieval;

namespace Assistant.Infrastructure.Tests.Ingestion;

/// <summary>An index that is away for some attempts.</summary>
internal sealed class ScriptedIndex(int failures = 0) : ISearchIndex
{
    public int Attempts { get; private set; }

    public Task BringUpToDateAsync(CancellationToken cancellationToken) => CompleteAsync(cancellationToken);

    public Task CompleteAsync(CancellationToken cancellationToken) => ++Attempts <= failures
        ? throw new AssistantException("index_unavailable", "検索の索引に接続できません。")
        : Task.CompletedTask;
}
