using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Core.Answering;

/// <summary>What a reader must know of the sources of an answer before relying on it.</summary>
internal static class CitationWarnings
{
    /// <summary>
    /// Tesseract's own figure for a sentence. Measured with 34 sentences of three scanned pages of
    /// printed Japanese: both below 80 were wrong (4 of 26 letters), of the 32 above it one was (1 of 1,009
    /// letters, at 92). It finds what was garbled, not the single letter that was mistaken for a like one; so few sentences
    /// say no more than that the border lies between 78 and 80 or a little above.
    /// </summary>
    internal const int LeastConfidence = 80;

    public static IEnumerable<AnswerWarning> Of(AnswerDraft draft, IReadOnlyList<Citation> citations)
    {
        foreach (var citation in citations.Where(c => !c.Verified))
        {
            yield return Warning("citation_unverified", $"出典 [{citation.Marker}] の引用が、保存された文書の文字と一致しませんでした。内容を原文で確かめてください。");
        }

        var documents = draft.Citations.Select(c => c.Hit.Document).DistinctBy(d => d.Id, StringComparer.Ordinal).ToDictionary(d => d.Id, StringComparer.Ordinal);
        foreach (var citation in citations.DistinctBy(c => c.DocumentId, StringComparer.Ordinal))
        {
            var metadata = documents[citation.DocumentId].Metadata;
            switch (citation.Validity)
            {
                case DocumentValidity.Expired or DocumentValidity.Superseded:
                    yield return Warning("source_outdated", $"出典の「{citation.Title}」は、{Day(metadata.ValidUntil)}で終わった文書です。今の決まりを確かめてください。");
                    break;
                case DocumentValidity.Upcoming:
                    yield return Warning("source_upcoming", $"出典の「{citation.Title}」は、{Day(metadata.Effective)}から適用する文書です。まだ始まっていません。");
                    break;
            }
        }

        foreach (var citation in citations.Where(c => c.Confidence < LeastConfidence))
        {
            yield return Warning("ocr_low_confidence", $"出典 [{citation.Marker}] の引用は、紙を読み取った文字です（確からしさ {citation.Confidence}％）。元の文書で確かめてください。");
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? string.Empty;

    private static AnswerWarning Warning(string code, FormattableString message) => new(code, message.ToString(CultureInfo.InvariantCulture));
}
