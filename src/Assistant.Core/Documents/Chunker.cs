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
    public const string Version = "1";

    public static IReadOnlyList<Chunk> Split(string documentId, IReadOnlyList<Block> blocks)
    {
        var run = new Run(documentId);
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
        private readonly List<Chunk> chunks = [];
        private readonly HeadingPath headings = new();
        private readonly List<Segment> pending = [];
        private readonly HashSet<string> pendingBlocks = new(StringComparer.Ordinal);
        private BlockKind pendingKind;
        private string? pendingLead;
        private int pendingLength;

        public void Enter(Block heading, bool isEmpty)
        {
            Flush();
            if (isEmpty && heading.Segments.Count > 0)
            {
                headings.Enter(heading.HeadingLevel, heading.Text);
                Emit(BlockKind.Heading, [.. headings.Texts.SkipLast(1)], heading.Segments, []);
                return;
            }

            headings.Enter(heading.HeadingLevel, heading.Text);
        }

        public void AddRow(Block row)
        {
            Flush();
            Emit(row.Kind, PathWith(row.Lead), row.Segments, row.Cells);
        }

        public void AddText(Block block)
        {
            var length = block.Segments.Sum(s => s.Text.Length);
            var leadIsHere = block.Lead is not null && pendingBlocks.Contains(block.Lead);
            var lead = leadIsHere ? pendingLead : block.Lead;
            if (pending.Count > 0 && (lead != pendingLead || (pendingLength >= Shortest && pendingLength + length > Longest)))
            {
                Flush();
                lead = block.Lead;
            }

            foreach (var segment in block.Segments)
            {
                if (pendingLength >= Shortest && pendingLength + segment.Text.Length > Longest)
                {
                    Flush();
                    lead = block.Lead;
                }

                Append(block.Kind, lead, segment);
            }

            pendingBlocks.Add(block.Text);
        }

        public List<Chunk> Finish()
        {
            Flush();
            return chunks;
        }

        private void Append(BlockKind kind, string? lead, Segment segment)
        {
            if (pending.Count == 0)
            {
                pendingKind = kind;
                pendingLead = lead;
            }

            pending.Add(segment);
            pendingLength += segment.Text.Length;
        }

        private void Flush()
        {
            if (pending.Count > 0)
            {
                Emit(pendingKind, PathWith(pendingLead), [.. pending], []);
            }

            pending.Clear();
            pendingBlocks.Clear();
            pendingLead = null;
            pendingLength = 0;
        }

        private IReadOnlyList<string> PathWith(string? lead) => lead is null ? headings.Texts : [.. headings.Texts, lead];

        private void Emit(BlockKind kind, IReadOnlyList<string> path, IReadOnlyList<Segment> segments, IReadOnlyList<TableCell> cells) =>
            chunks.Add(new Chunk(ChunkId.Of(documentId, chunks.Count, path, segments), chunks.Count, kind, path, segments, cells));
    }
}
