using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Packages;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Workbooks of today: one page a sheet. Values are those the file holds; nothing is calculated and no link is followed.</summary>
internal sealed class ExcelReader(IOptions<OfficeOptions> office, IOptions<ExcelOptions> excel) : IDocumentReader
{
    public IReadOnlyList<string> Extensions { get; } = [".xlsx", ".xlsm", ".xltx", ".xltm"];

    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken) =>
        OfficeFile.ReadAsync(file, office.Value, "workbook", package => Read(package, file.Progress, cancellationToken), cancellationToken);

    private ReadDocument Read(SafePackage package, IProgress<ReadProgress>? progress, CancellationToken cancellationToken)
    {
        var workbook = new XlsxWorkbook(package, excel.Value);
        var pages = new List<PageText>();
        var blocks = new List<Block>();
        foreach (var entry in workbook.Sheets)
        {
            var sheet = workbook.Read(entry, cancellationToken);
            var (page, added) = new SheetComposer(sheet).Compose(SheetShapes.Read(package, entry.Part), cancellationToken);
            pages.Add(page);
            blocks.AddRange(added);
            progress?.Report(new ReadProgress(pages.Count, workbook.Sheets.Count));
        }

        return new ReadDocument(pages, blocks)
        {
            Title = OfficeTitle.Choose(package, pages, blocks),
            Warnings = workbook.MissingResults == 0 ? [] : [new ReadWarning("content_skipped", $"計算結果が保存されていない数式が {workbook.MissingResults} 個あり、その値は読めません。Excel で開いて保存し直してください。")],
        };
    }
}
