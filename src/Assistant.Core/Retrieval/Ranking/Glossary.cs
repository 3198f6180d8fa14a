using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Ranking;

/// <summary>
/// The names of one thing as the documents' own glossaries give them: BPR, 業務プロセス改革. What a glossary says is
/// known only to those who may read it now, so each name keeps its document.
/// </summary>
public sealed class Glossary
{
    private readonly Dictionary<string, SynonymDictionary> _byDocument;

    public Glossary(IReadOnlyList<GlossaryGroup> groups)
    {
        Groups = groups;
        _byDocument = groups
            .GroupBy(g => g.DocumentId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new SynonymDictionary(g.Select(entry => entry.Names)), StringComparer.Ordinal);
    }

    /// <summary>Ids of the documents that hold a glossary.</summary>
    public IReadOnlyCollection<string> Documents => _byDocument.Keys;

    internal IReadOnlyList<GlossaryGroup> Groups { get; }

    /// <summary>The other names of a word in the glossaries that may be read.</summary>
    internal IEnumerable<string> Find(string word, IReadOnlySet<string> readable) =>
        _byDocument.Where(d => readable.Contains(d.Key)).SelectMany(d => d.Value.Find(word));
}

/// <param name="Names">Two or more, in the form in which questions are searched.</param>
public sealed record GlossaryGroup(string DocumentId, IReadOnlyList<string> Names);
