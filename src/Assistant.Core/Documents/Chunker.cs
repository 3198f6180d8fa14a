namespace Assistant.Core.Documents;

/// <summary>
/// Turns blocks into chunks. A table row or a definition is a chunk of its own; paragraphs and list items under the
/// same headings are grouped to 200–600 characters, and a sentence is never cut. A heading with nothing below it
/// (its content was a chart) is a chunk too: the record then shows that the value is not in the text.
/// </summary>
public static class Chunker
{
    private const int Shortest = 200;
    private const int Longest = 600;

    /// <summary>Grows when the same file would give other chunks, so that unchanged files are read again.</summary>
    public const string Version = "2";

    public static IReadOnlyList<Chunk> Split(string documentId, IReadOnlyList<Block> blocks)
    {
        var run = new Run(documentId);
        blocks = QuestionAnswers.Apply(blocks);
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

    private sealed class Run(string documentId)
    {
        private readonly List<Chunk> _chunks = [];
        private readonly HeadingPath _headings = new();
        private readonly List<Segment> _pending = [];
        private readonly HashSet<string> _pendingBlocks = new(StringComparer.Ordinal);
        private BlockKind _pendingKind;
        private string? _pendingLead;
        private int _pendingLength;

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
            Emit(row.Kind, PathWith(row.Lead), row.Segments, row.Cells);
        }

        public void AddText(Block block)
        {
            var length = block.Segments.Sum(s => s.Text.Length);
            var leadIsHere = block.Lead is not null && _pendingBlocks.Contains(block.Lead);
            var lead = leadIsHere ? _pendingLead : block.Lead;
            if (_pending.Count > 0 && (lead != _pendingLead || (_pendingLength >= Shortest && _pendingLength + length > Longest)))
            {
                Flush();
                lead = block.Lead;
            }

            foreach (var segment in block.Segments)
            {
                if (_pendingLength >= Shortest && _pendingLength + segment.Text.Length > Longest)
                {
                    Flush();
                    lead = block.Lead;
                }

                Append(block.Kind, lead, segment);
            }

            _pendingBlocks.Add(block.Text);
        }

        public List<Chunk> Finish()
        {
            Flush();
            return _chunks;
        }

        private void Append(BlockKind kind, string? lead, Segment segment)
        {
            if (_pending.Count == 0)
            {
                _pendingKind = kind;
                _pendingLead = lead;
            }

            _pending.Add(segment);
            _pendingLength += segment.Text.Length;
        }

        private void Flush()
        {
            if (_pending.Count > 0)
            {
                Emit(_pendingKind, PathWith(_pendingLead), [.. _pending], []);
            }

            _pending.Clear();
            _pendingBlocks.Clear();
            _pendingLead = null;
            _pendingLength = 0;
        }

        private IReadOnlyList<string> PathWith(string? lead) => lead is null ? _headings.Texts : [.. _headings.Texts, lead];

        private void Emit(BlockKind kind, IReadOnlyList<string> path, IReadOnlyList<Segment> segments, IReadOnlyList<TableCell> cells) =>
            _chunks.Add(new Chunk(ChunkId.Of(documentId, _chunks.Count, path, segments), _chunks.Count, kind, path, segments, cells));
    }
}
