using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>The smallest thing that can answer: a sentence, a list item, a table row, or one entry of a cell.</summary>
/// <param name="Own">The unit's words, analysed.</param>
/// <param name="Near">Nearest heading and the rest of its passage.</param>
/// <param name="Far">Outer headings and the title.</param>
/// <param name="Quote">What is quoted: clean text and raw span.</param>
internal sealed record EvidenceUnit(SearchHit Hit, Segment Quote, AnalyzedText Own, AnalyzedText Near, AnalyzedText Far)
{
    public Chunk Chunk => Hit.Chunk;

    public bool IsRow => Chunk.Cells.Count > 0;
}
