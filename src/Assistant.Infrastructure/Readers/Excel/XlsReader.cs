using System.Text;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Packages;
using ExcelDataReader;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Workbooks of Excel 97–2003.</summary>
internal sealed class XlsReader(IOptions<ExcelOptions> options) : IDocumentReader
{
    private const int Japanese = 932;

    static XlsReader() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public IReadOnlyList<string> Extensions { get; } = [".xls"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        Task.FromResult(OfficeFile.Guard(() => Read(file, cancellationToken), cancellationToken));

    private ReadDocument Read(SourceFile file, CancellationToken cancellationToken)
    {
        using var stream = ZipDirectory.ToStream(file.Content);
        using var reader = ExcelReaderFactory.CreateBinaryReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(Japanese) });
        if (reader.ResultsCount > options.Value.MostSheets)
        {
            throw ReadFailures.OfficeTooLarge();
        }

        var pages = new List<PageText>();
        var blocks = new List<Block>();
        var cells = 0;
        var number = 0;
        do
        {
            number++;
            if (reader.VisibleState != "visible" && !options.Value.IncludeHidden)
            {
                continue;
            }

            var (page, added) = new SheetComposer(ReadSheet(reader, number, ref cells, cancellationToken)).Compose([], cancellationToken);
            pages.Add(page);
            blocks.AddRange(added);
            file.Progress?.Report(new ReadProgress(number, reader.ResultsCount));
        }
        while (reader.NextResult());

        return new ReadDocument(pages, blocks) { Title = blocks.Find(b => b.Kind == BlockKind.Heading)?.Text };
    }

    private Sheet ReadSheet(IExcelDataReader reader, int number, ref int cells, CancellationToken cancellationToken)
    {
        var sheet = new Sheet(number, reader.Name ?? string.Empty);
        foreach (var area in reader.MergeCells ?? [])
        {
            sheet.Merged.Add(new CellArea(area.FromRow, area.FromColumn, area.ToRow, area.ToColumn));
        }

        for (var row = 0; reader.Read(); row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.RowHeight == 0 && !options.Value.IncludeHidden)
            {
                sheet.HiddenRows.Add(row);
            }

            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (row == 0 && reader.GetColumnWidth(column) is var width and < FormLayout.NarrowColumn)
                {
                    sheet.Widths[column] = width;
                    if (width == 0 && !options.Value.IncludeHidden)
                    {
                        sheet.HiddenColumns.Add(column);
                    }
                }

                if (ToCell(reader, column) is { } cell)
                {
                    cells++;
                    sheet.Set(row, column, cell);
                }
            }

            if (cells > options.Value.MostCells)
            {
                throw ReadFailures.OfficeTooLarge();
            }
        }

        sheet.DropHidden();
        return sheet;
    }

    /// <summary>The library gives dates as such; the format wants the number they are stored as.</summary>
    private static SheetCell? ToCell(IExcelDataReader reader, int column)
    {
        var code = BuiltInFormats.Of(reader.GetNumberFormatIndex(column)) ?? reader.GetNumberFormatString(column);
        return reader.GetValue(column) switch
        {
            null => null,
            string text => new SheetCell(NumberFormat.FormatText(text, code), IsValue: false),
            bool truth => new SheetCell(truth ? "TRUE" : "FALSE", IsValue: true),
            DateTime date => new SheetCell(NumberFormat.Format(date.ToOADate(), code, from1904: false), IsValue: true),
            TimeSpan time => new SheetCell(NumberFormat.Format(time.TotalDays, code, from1904: false), IsValue: true),
            IConvertible value => new SheetCell(NumberFormat.Format(value.ToDouble(System.Globalization.CultureInfo.InvariantCulture), code, from1904: false), IsValue: true),
            _ => null,
        };
    }
}
