using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>What can answer: a sentence, a list item, a table row, one entry of a cell, or a short passage as a whole.</summary>
/// <param name="Quote">What is quoted: clean text and raw span.</param>
/// <param name="Own">The unit's words, analysed.</param>
/// <param name="Label">The nearest heading; for an entry of a cell also its row and column.</param>
/// <param name="Near">The rest of its passage and the passages beside it.</param>
/// <param name="Far">Outer headings and the title.</param>
/// <param name="Parts">For a whole passage its sentences; otherwise the quote alone.</param>
internal sealed record EvidenceUnit(
    SearchHit Hit,
    Segment Quote,
    AnalyzedText Own,
    AnalyzedText Label,
    AnalyzedText Near,
    AnalyzedText Far,
    IReadOnlyList<Segment> Parts)
{
    public Chunk Chunk => Hit.Chunk;

    public bool IsRow => Chunk.Cells.Count > 0;

    public bool IsWholeRow => IsRow && Quote.Span == Chunk.Segments[0].Span;

    public bool IsPassage => Parts.Count > 1;
}
