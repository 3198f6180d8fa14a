using Assistant.Core.Documents;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Ranking;

namespace Assistant.Infrastructure.Search;

/// <summary>Reads the part of the record that a ranking model is trained on.</summary>
internal static class CorpusReader
{
    public static async Task<CorpusSample> ReadAsync(IRecordSnapshot snapshot, PassageAnalyzer analyzer, CancellationToken cancellationToken)
    {
        var stride = RankingModelTrainer.Stride(snapshot.Passages);
        var passages = new List<FieldTerms>(Math.Min(snapshot.Passages, RankingModelTrainer.LargestSample));
        var vocabulary = new HashSet<string>(StringComparer.Ordinal);
        var glossary = new List<GlossaryGroup>();
        var number = 0;
        await foreach (var (document, chunks) in snapshot.ReadAllAsync(cancellationToken))
        {
            var chosen = chunks.Where(_ => number++ % stride == 0).ToList();
            passages.AddRange(analyzer.Analyze(document, chosen, vocabulary));
            glossary.AddRange(chunks.Select(GlossaryEntry.Names).Where(names => names.Count > 1).Select(names => new GlossaryGroup(document.Id, names)));
        }

        return new CorpusSample(passages, vocabulary, glossary);
    }
}
