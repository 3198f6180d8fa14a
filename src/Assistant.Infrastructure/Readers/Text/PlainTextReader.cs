using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Metadata;

namespace Assistant.Infrastructure.Readers.Text;

internal sealed class PlainTextReader : IDocumentReader
{
    /// <summary>A line this much shorter than the longest of its paragraph was ended on purpose.</summary>
    private const double WrappedShare = 0.8;

    private const int ShortestWrap = 20;

    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var decoded = TextDecoder.Read(file.Content.Span);
        var text = decoded.Text;
        var (stated, bodyStart) = FrontMatter.Read(text);
        var blocks = Parse(text, TextLine.Split(text, bodyStart));
        return Task.FromResult(new ReadDocument([new PageText(PageText.NoPages, text)], blocks)
        {
            Title = blocks.FirstOrDefault(b => b.Kind == BlockKind.Heading)?.Text,
            Stated = stated,
            Warnings = decoded.Warnings,
        });
    }

    private static List<Block> Parse(string raw, List<TextLine> lines)
    {
        var blocks = new List<Block>();
        var paragraph = new List<MappedText>();
        var i = 0;
        while (i < lines.Count)
        {
            var (rows, taken) = DelimitedTable.ReadTabs(raw, lines, i, PageText.NoPages);
            var line = MappedText.Of(raw.Substring(lines[i].Start, lines[i].Length), lines[i].Start).Trim();
            var level = taken > 0 ? 0 : HeadingPattern.LevelOf(line.Text);
            if (taken > 0 || level > 0 || line.Length == 0 || DelimitedTable.IsContents(raw, lines[i]))
            {
                End(paragraph, blocks);
            }
            else
            {
                if (QuestionAnswers.BeginsPart(line.Text))
                {
                    End(paragraph, blocks);
                }

                paragraph.Add(line);
            }

            if (taken > 0)
            {
                blocks.AddRange(TableStructure.Build(rows));
            }
            else if (level > 0)
            {
                blocks.Add(new Block { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [line.ToSegment(PageText.NoPages)] });
            }

            i += Math.Max(1, taken);
        }

        End(paragraph, blocks);
        return blocks;
    }

    private static void End(List<MappedText> paragraph, List<Block> blocks)
    {
        if (paragraph.Count > 0)
        {
            var longest = paragraph.Max(l => l.Length);
            var lines = paragraph.Select(l => new CleanLine(l, longest < ShortestWrap || l.Length < longest * WrappedShare)).ToList();
            blocks.AddRange(LineGroup.ToBlocks(lines, PageText.NoPages, BlockKind.Paragraph, lead: null));
            paragraph.Clear();
        }
    }
}
