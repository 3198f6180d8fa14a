using Assistant.Core.Time;
using Assistant.Core.Usage.Reporting;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Infrastructure.Usage.Reporting;

/// <summary>The report as Word: what happened in sentences, then the figures they come from, then what the figures mean.</summary>
public static class UsageReportDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Product = "郡山市 生成AIアシスタント";

    /// <summary>On upright A4 only so many columns can be read: the others stand in the Excel file.</summary>
    private static readonly Dictionary<string, int[]> Columns = new(StringComparer.Ordinal)
    {
        ["概要"] = [0, 1, 2, 3, 5, 6, 7],
        ["月別"] = [0, 1, 2, 3, 4, 5, 8],
        ["所属別"] = [0, 1, 2, 3, 5],
        ["職位別"] = [0, 1, 2, 4],
        ["機能別"] = [0, 1, 2, 3, 5],
        ["指標"] = [0, 1, 2, 4, 6, 8, 9, 10, 13],
        ["定義"] = [0, 1],
    };

    public static byte[] Create(UsageOverview overview)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var title = $"生成AIの利用状況　月次報告（{ReportNumbers.Period(overview.Kpi)}）";
            document.PackageProperties.Title = title;
            document.PackageProperties.Created = overview.ComputedAt.UtcDateTime;
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = DocumentStyles.Create();
            var header = main.AddNewPart<HeaderPart>();
            header.Header = new Header(DocumentParts.Paragraph($"{Product}　{title}", DocumentStyles.Small));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(DocumentParts.PageNumbers());
            main.Document = new Document(new Body([.. Content(overview, title), DocumentParts.Page(main.GetIdOfPart(header), main.GetIdOfPart(footer))]));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Content(UsageOverview overview, string title)
    {
        yield return DocumentParts.Paragraph(title, DocumentStyles.Title);
        yield return DocumentParts.Paragraph($"作成：DX戦略課　　計算した日時：{overview.ComputedAt.ToJapanTime():yyyy'年'M'月'd'日' H'時'mm'分'}");
        yield return DocumentParts.Paragraph("要約", DocumentStyles.Heading);
        foreach (var sentence in UsageSummary.Of(overview))
        {
            yield return DocumentParts.Paragraph(sentence, DocumentStyles.Bullet);
        }

        foreach (var table in ReportTables.Of(overview).Where(t => t.Name != "道のり"))
        {
            yield return DocumentParts.Paragraph(table.Name, DocumentStyles.Heading);
            yield return DocumentParts.Table(table, Columns.GetValueOrDefault(table.Name) ?? [.. Enumerable.Range(0, table.Columns.Count)]);
            if (table.Note is not null)
            {
                yield return DocumentParts.Paragraph(table.Note, DocumentStyles.Small);
            }
        }

        yield return DocumentParts.Paragraph("この報告について", DocumentStyles.Heading);
        yield return DocumentParts.Paragraph("文章と表は、利用の記録から、決まった規則で作っています。生成AIは使っていません。公表する前に、職員が内容を確認してください。");
        yield return DocumentParts.Paragraph(overview.Kpi.TimeSaved.Estimate.Basis);
        yield return DocumentParts.Paragraph("自己申告は、回答の後に本人が選んだ分数の合計です。推計と自己申告は、足しません。");
    }
}
