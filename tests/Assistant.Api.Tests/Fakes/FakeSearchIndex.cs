using Assistant.Core.Errors;
using Assistant.Core.Retrieval;

namespace Assistant.Api.Tests.Fakes;

internal sealed class FakeSearchIndex(bool isAway = false) : ISearchIndex
{
    public Task BringUpToDateAsync(CancellationToken cancellationToken) => CompleteAsync(cancellationToken);

    public Task CompleteAsync(CancellationToken cancellationToken) => isAway
        ? throw new AssistantException("index_unavailable", "検索の索引に接続できません。")
        : Task.CompletedTask;
}
