using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>A page on which something stands that could not be read.</summary>
internal sealed record OcrGap(int Page, string Reason)
{
    /// <summary>One sentence for each reason, with the pages.</summary>
    public static IEnumerable<ReadWarning> ToWarnings(IEnumerable<OcrGap> gaps) => gaps
        .OrderBy(g => g.Page)
        .GroupBy(g => g.Reason, StringComparer.Ordinal)
        .Select(g => new ReadWarning("pages_not_recognised", $"{g.Key}このページの文字は検索できません: {string.Join('、', g.Select(x => x.Page))} ページ"));
}
