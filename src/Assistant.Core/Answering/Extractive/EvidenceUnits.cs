using System.Text.RegularExpressions;
using Assistant.Core.Answering.Quotes;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>Cuts found passages into units.</summary>
internal sealed partial class EvidenceUnits
{
    private const int LongestWholePassage = 320;

    private static readonly AnalyzedText Nothing = new("", [], []);

    private readonly TextAnalyzer _analyzer;
    private readonly IReadOnlyList<SearchHit> _hits;
    private readonly Dictionary<(string Document, int Ordinal), SearchHit> _byPosition;

    public EvidenceUnits(TextAnalyzer analyzer, IReadOnlyList<SearchHit> hits)
    {
        _analyzer = analyzer;
        _hits = hits;
        _byPosition = _hits.ToDictionary(h => (h.Document.Id, h.Chunk.Ordinal));
    }

    /// <summary>A heading with nothing below it (its content was a picture) says nothing: it is no unit.</summary>
    public IEnumerable<EvidenceUnit> All() => _hits.Where(h => h.Chunk.Kind != BlockKind.Heading).SelectMany(Of);

    /// <summary>The headings of what was found, as if they were sentences: where a picture holds the answer, they alone name it.</summary>
    public IEnumerable<EvidenceUnit> Headings() => _hits.Where(h => h.Chunk.Cells.Count == 0).Select(hit =>
    {
        var bare = hit.Chunk.Kind == BlockKind.Heading;
        var label = _analyzer.Analyze(bare ? hit.Chunk.Segments[0].Text : hit.Chunk.HeadingPath is [.., var nearest] ? nearest : "");
        var far = _analyzer.Analyze(string.Join('\t', hit.Chunk.HeadingPath.SkipLast(bare ? 0 : 1)));
        return new EvidenceUnit(hit, hit.Chunk.Segments[0], label, label, _analyzer.Analyze(PassageText.Body(hit.Chunk)), far, [hit.Chunk.Segments[0]]);
    });

    private IEnumerable<EvidenceUnit> Of(SearchHit hit)
    {
        var path = hit.Chunk.HeadingPath;
        var far = _analyzer.Analyze(string.Join('\t', path.SkipLast(1).Prepend(hit.Document.Metadata.Title)));
        var heading = path.Count > 0 ? path[^1] : "";
        return hit.Chunk.Cells.Count > 0 ? OfRow(hit, heading, far) : OfText(hit, heading, far);
    }

    private IEnumerable<EvidenceUnit> OfText(SearchHit hit, string heading, AnalyzedText far)
    {
        var label = _analyzer.Analyze(heading);
        var near = _analyzer.Analyze(PassageText.Body(hit.Chunk) + "\t" + Neighbours(hit));
        foreach (var segment in hit.Chunk.Segments.Where(s => !IsQuestion(s.Text)))
        {
            yield return new EvidenceUnit(hit, segment, _analyzer.Analyze(segment.Text), label, near, far, [segment]);
        }

        if (Whole(hit.Chunk) is { } whole && !hit.Chunk.Segments.Any(s => IsQuestion(s.Text)))
        {
            yield return new EvidenceUnit(hit, whole, _analyzer.Analyze(PassageText.Body(hit.Chunk)), label, near, far, hit.Chunk.Segments);
        }
    }

    /// <summary>Surveys and examples hold questions: the one that is closest to the question asked is not its answer.</summary>
    private static bool IsQuestion(string text) => QuestionEnd().IsMatch(text);

    [GeneratedRegex("(?:[?？]|(?:です|ます|ました|でしょう)か。?)[」』]?\\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuestionEnd();

    /// <summary>The row as a whole; and, where a cell lists several things, each of them with its column as label.</summary>
    private IEnumerable<EvidenceUnit> OfRow(SearchHit hit, string heading, AnalyzedText far)
    {
        var chunk = hit.Chunk;
        var lists = chunk.Cells.Any(c => c.Items.Count > 1);
        if ((!lists || chunk.Text.Length <= LongestWholePassage) && !chunk.Cells.Any(c => c.Items.Any(i => IsQuestion(i.Text))))
        {
            var row = RowQuote.Whole(chunk);
            var quote = new Segment(row.Text, row.Span);
            yield return new EvidenceUnit(hit, quote, _analyzer.Analyze(PassageText.Body(chunk)), _analyzer.Analyze(heading), Nothing, far, [quote]);
        }

        var name = chunk.Cells.FirstOrDefault(c => c.Value.Length > 0)?.Value ?? "";
        foreach (var cell in chunk.Cells.Where(c => c.Items.Count > 1))
        {
            var label = _analyzer.Analyze(string.Join('\t', heading, name, cell.Column));
            foreach (var item in cell.Items)
            {
                yield return new EvidenceUnit(hit, item, _analyzer.Analyze(item.Text), label, Nothing, far, [item]);
            }
        }
    }

    /// <summary>The passages before and after, where the search found them too: a figure often stands below the sentence that explains it.</summary>
    private string Neighbours(SearchHit hit) => string.Join('\t', new[] { -1, 1 }
        .Select(step => _byPosition.GetValueOrDefault((hit.Document.Id, hit.Chunk.Ordinal + step)))
        .Where(h => h is { Chunk.Cells.Count: 0 })
        .Select(h => PassageText.Body(h!.Chunk)));

    private static Segment? Whole(Chunk chunk)
    {
        var first = chunk.Segments[0];
        var last = chunk.Segments[^1];
        var length = chunk.Segments.Sum(s => s.Text.Length);
        return chunk.Segments.Count > 1 && length <= LongestWholePassage && first.Span.Page == last.Span.Page
            ? new Segment(string.Concat(chunk.Segments.Select(s => s.Text)), new SourceSpan(first.Span.Page, first.Span.Start, last.Span.End - first.Span.Start))
            : null;
    }
}
