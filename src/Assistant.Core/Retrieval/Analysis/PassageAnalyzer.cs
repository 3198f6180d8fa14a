using Assistant.Core.Documents;
using Assistant.Core.Documents.Provisions;
using Assistant.Core.Text;

namespace Assistant.Core.Retrieval.Analysis;

/// <summary>Counts the terms of a passage. The context of neighbouring passages is mostly the same and is read once.</summary>
public sealed class PassageAnalyzer(TextAnalyzer analyzer)
{
    /// <param name="vocabulary">Receives the words of the passages, when it is wanted.</param>
    public IEnumerable<FieldTerms> Analyze(DocumentRecord document, IEnumerable<Chunk> chunks, HashSet<string>? vocabulary = null)
    {
        var builder = new FieldTermsBuilder();
        string? lastContext = null;
        AnalyzedText? context = null;
        foreach (var chunk in chunks)
        {
            var text = PassageText.Context(document, chunk);
            if (text != lastContext)
            {
                (lastContext, context) = (text, analyzer.Analyze(text));
            }

            builder.Add(context!, isContext: true, vocabulary);
            builder.Add(analyzer.Analyze(PassageText.Body(chunk)), isContext: false, vocabulary);
            builder.AddProvisions(ProvisionTerms.Of(chunk));
            yield return builder.Build();
        }
    }
}
