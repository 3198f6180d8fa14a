using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Ranking;

/// <summary>The names of one thing as the documents' own glossaries give them: BPR, 業務プロセス改革.</summary>
public sealed class Glossary(IReadOnlyList<IReadOnlyList<string>> groups)
{
    internal IReadOnlyList<IReadOnlyList<string>> Groups => groups;

    internal SynonymDictionary Names { get; } = new(groups);
}
