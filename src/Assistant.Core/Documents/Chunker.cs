using Assistant.Core.Documents.Provisions;

namespace Assistant.Core.Documents;

/// <summary>
/// Turns blocks into chunks. A table row or a definition is a chunk of its own; paragraphs and list items under the
/// same headings are grouped to 200–600 characters, and a sentence is never cut. Articles of rules, and the 項 of an article,
/// are sections of their own. A heading with nothing below it (its content was a chart) is a chunk too: the record then
/// shows that the value is not in the text. Tables of contents are left out.
/// </summary>
public static class Chunker
{
    /// <summary>Grows when the same file would give other chunks, so that unchanged files are read again.</summary>
    public const string Version = "4";

    public static IReadOnlyList<Chunk> Split(string documentId, IReadOnlyList<Block> blocks)
    {
        var run = new Run(documentId);
        blocks = [.. blocks.Where(ShowsSomething)];
        blocks = ListLeads.Tie(Footnotes.Place(ProvisionStructure.Apply(QuestionAnswers.Apply(TableOfContents.Remove(blocks)))));
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            switch (block.Kind)
            {
                case BlockKind.Heading:
                    run.Enter(block, isEmpty: i + 1 == blocks.Count || (blocks[i + 1].Kind == BlockKind.Heading && blocks[i + 1].HeadingLevel <= block.HeadingLevel));
                    break;
                case BlockKind.TableRow or BlockKind.Definition:
                    run.AddRow(block);
                    break;
                default:
                    run.AddText(block);
                    break;
            }
        }

        return run.Finish();
    }

    /// <summary>Producers of PDF write rows of joiners to steer line breaks: nothing of them can be read or quoted.</summary>
    private static bool ShowsSomething(Block block) => block.Cells.Count > 0
        ? block.Cells.Any(c => c.Items.Any(i => JapaneseText.IsVisible(i.Text)))
        : block.Segments.Count == 0 || JapaneseText.IsVisible(block.Text);

    private sealed class Run(string documentId)
    {
        private readonly List<Chunk> _chunks = [];
        private readonly HeadingPath _headings = new();
        private readonly List<SectionSentence> _pending = [];
        private readonly HashSet<string> _pendingTexts = new(StringComparer.Ordinal);
        private string? _pendingLead;

        public void Enter(Block heading, bool isEmpty)
        {
            Flush();
            if (isEmpty && heading.Segments.Count > 0)
            {
                _headings.Enter(heading.HeadingLevel, heading.Text);
                Emit(BlockKind.Heading, [.. _headings.Texts.SkipLast(1)], heading.Segments, []);
                return;
            }

            _headings.Enter(heading.HeadingLevel, heading.Text);
        }

        public void AddRow(Block row)
        {
            Flush();
            foreach (var part in LongRow.Split(row))
            {
                Emit(part.Kind, PathWith(part.Lead), part.Segments, part.Cells);
            }
        }

        public void AddText(Block block)
        {
            var isNote = Footnotes.IsNote(block);
            var leadIsHere = isNote || (block.Lead is not null && _pendingTexts.Contains(block.Lead));
            if (_pending.Count > 0 && (leadIsHere ? _pendingLead : block.Lead) != _pendingLead)
            {
                Flush();
            }

            if (_pending.Count == 0)
            {
                _pendingLead = block.Lead;
            }

            var staysWithLast = isNote || (leadIsHere && _pending[^1].Segment.Text == block.Lead);
            for (var i = 0; i < block.Segments.Count; i++)
            {
                _pending.Add(new SectionSentence(block.Segments[i], block, staysWithLast && i == 0));
                _pendingTexts.Add(block.Segments[i].Text);
            }

            _pendingTexts.Add(block.Text);
        }

        public List<Chunk> Finish()
        {
            Flush();
            return _chunks;
        }

        private void Flush()
        {
            var start = 0;
            foreach (var end in ChunkPartition.Cut(_pending))
            {
                var part = _pending[start..end];
                Emit(part[0].Block.Kind, PathWith(LeadOf(part)), [.. part.Select(s => s.Segment)], []);
                start = end;
            }

            _pending.Clear();
            _pendingTexts.Clear();
            _pendingLead = null;
        }

        /// <summary>Of a list that goes on in another chunk: the sentence that announced it, unless the chunk holds it itself.</summary>
        private static string? LeadOf(List<SectionSentence> part) =>
            part[0].Block.Lead is { } lead && !part.Exists(s => s.Segment.Text == lead || s.Block.Text == lead) ? lead : null;

        private IReadOnlyList<string> PathWith(string? lead) => lead is null ? _headings.Texts : [.. _headings.Texts, lead];

        private void Emit(BlockKind kind, IReadOnlyList<string> path, IReadOnlyList<Segment> segments, IReadOnlyList<TableCell> cells) =>
            _chunks.Add(new Chunk(ChunkId.Of(documentId, _chunks.Count, path, segments), _chunks.Count, kind, path, segments, cells));
    }
}
