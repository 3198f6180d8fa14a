using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>Cuts found passages into units.</summary>
internal sealed class EvidenceUnits(TextAnalyzer analyzer)
{
    public IEnumerable<EvidenceUnit> Of(SearchHit hit)
    {
        var path = hit.Chunk.HeadingPath;
        var far = analyzer.Analyze(string.Join('\t', path.SkipLast(1).Prepend(hit.Document.Metadata.Title)));
        var heading = path.Count > 0 ? path[^1] : "";
        return hit.Chunk.Cells.Count > 0 ? [.. OfRow(hit, heading, far)] : [.. OfText(hit, heading, far)];
    }

    private IEnumerable<EvidenceUnit> OfText(SearchHit hit, string heading, AnalyzedText far)
    {
        var near = analyzer.Analyze(heading + "\t" + PassageText.Body(hit.Chunk));
        return hit.Chunk.Segments.Select(segment => new EvidenceUnit(hit, segment, analyzer.Analyze(segment.Text), near, far));
    }

    /// <summary>The row as a whole; and, where a cell lists several things, each of them with its column as context.</summary>
    private IEnumerable<EvidenceUnit> OfRow(SearchHit hit, string heading, AnalyzedText far)
    {
        var chunk = hit.Chunk;
        var near = analyzer.Analyze(heading);
        yield return new EvidenceUnit(hit, chunk.Segments[0], analyzer.Analyze(PassageText.Body(chunk)), near, far);

        var label = chunk.Cells.FirstOrDefault(c => c.Value.Length > 0)?.Value ?? "";
        foreach (var cell in chunk.Cells.Where(c => c.Items.Count > 1))
        {
            var context = analyzer.Analyze(string.Join('\t', heading, label, cell.Column));
            foreach (var item in cell.Items)
            {
                yield return new EvidenceUnit(hit, item, analyzer.Analyze(item.Text), context, far);
            }
        }
    }
}
