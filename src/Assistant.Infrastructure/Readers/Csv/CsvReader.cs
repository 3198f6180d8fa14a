using System.Globalization;
using Assistant.Core.Documents;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Csv;

/// <summary>Tables as text: lines with one field above the table are its title, the first full line names the columns.</summary>
internal sealed class CsvReader(IOptions<CsvOptions> options) : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var text = TextDecoder.Read(file.Content.Span);
        var records = Records(text.Text, Delimiter.Find(text.Text, Path.GetExtension(file.Path).ToLowerInvariant()), cancellationToken);
        var layout = new PageLayout(PageText.NoPages);
        var blocks = Blocks(records, layout);
        return Task.FromResult(new ReadDocument([layout.ToPage()], blocks)
        {
            Title = blocks.Find(b => b.Kind == BlockKind.Heading)?.Text,
            Warnings = text.Warnings,
        });
    }

    private List<Record> Records(string text, char delimiter, CancellationToken cancellationToken)
    {
        var parser = new RecordParser(text, delimiter);
        var records = new List<Record>();
        while (parser.Next() is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var fields = next.Fields.Take(options.Value.MostColumns).Select(f => CellLines.ToEntries(f.Replace('\r', '\n').Replace('\t', ' ').Split('\n'))).ToList();
            if (fields.Exists(f => f.Count > 0))
            {
                records.Add(new Record(next.Line, fields));
            }

            if (records.Count > options.Value.MostRows)
            {
                throw ReadFailures.TooManyRows(options.Value.MostRows);
            }
        }

        return records;
    }

    private static List<Block> Blocks(List<Record> records, PageLayout layout)
    {
        var blocks = new List<Block>();
        var first = 0;
        var isTable = records.Exists(r => r.Filled > 1);
        while (isTable && first < records.Count && records[first].Filled == 1)
        {
            var line = records[first].Fields.First(f => f.Count > 0);
            var segment = layout.AddLine(string.Join(' ', line)).ToSegment(layout.Number) with { Place = PlaceOf(records[first]) };
            blocks.Add(new Block { Kind = first == 0 ? BlockKind.Heading : BlockKind.Paragraph, HeadingLevel = first == 0 ? 1 : 0, Segments = [segment] });
            first++;
        }

        var rows = records.Skip(first).ToList();
        var places = new Dictionary<SourceSpan, string>();
        var grid = rows.ConvertAll(r => Row(r, layout, places));
        if (grid.Count == 0)
        {
            return blocks;
        }

        if (!HasHeader(rows))
        {
            grid.Insert(0, new GridRow(default, [.. grid[0].Cells.Select(_ => new GridCell([], IsHeader: true))]));
        }

        blocks.AddRange(TableStructure.Build(grid, LeadLine.OfTable(blocks)).Select(b => b with { Segments = [.. b.Segments.Select(s => s with { Place = places.GetValueOrDefault(s.Span) })] }));
        return blocks;
    }

    private static GridRow Row(Record record, PageLayout layout, Dictionary<SourceSpan, string> places)
    {
        var place = PlaceOf(record);
        var row = layout.AddRow(record.Fields);
        places[row.Span] = place;
        return row with { Cells = [.. row.Cells.Select(c => c with { Items = [.. c.Items.Select(i => i with { Place = place })] })] };
    }

    /// <summary>Names of columns are no numbers, and none is there twice.</summary>
    private static bool HasHeader(List<Record> rows)
    {
        var names = rows[0].Fields.Where(f => f.Count > 0).Select(f => string.Join(' ', f)).ToList();
        return rows.Count > 1 && names.Distinct(StringComparer.Ordinal).Count() == names.Count && !names.Exists(n => double.TryParse(n, NumberStyles.Any, CultureInfo.InvariantCulture, out _));
    }

    private static string PlaceOf(Record record) => string.Create(CultureInfo.InvariantCulture, $"{record.Line} 行目");

    /// <param name="Line">In the file, from 1.</param>
    private sealed record Record(int Line, List<List<string>> Fields)
    {
        public int Filled { get; } = Fields.Count(f => f.Count > 0);
    }
}
