using System.Globalization;
using System.Text;
using Assistant.Core.Answering.Quotes;
using Assistant.Core.Documents;
using Assistant.Core.Documents.Provisions;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering.Extractive;

/// <summary>
/// 「第12条第3項には何と書いてありますか」: the answer is the provision itself, word for word. A question that asks something
/// about it (「第12条では何日ですか」) is answered by the sentences of the provision that say so.
/// </summary>
internal static class ProvisionAnswer
{
    /// <summary>Of a long article the beginning is quoted; the rest is one step away in the source.</summary>
    private const int MostPassages = 3;

    private static readonly string[] Wording = ["条文", "条項", "全文", "本文", "文言", "記載", "規定", "定め", "趣旨"];

    /// <returns>The passages of the provisions that the question names, in the order in which they stand; none when it names none, or none was found.</returns>
    public static IReadOnlyList<SearchHit> Find(ReadQuestion question, SearchResult evidence)
    {
        var references = ProvisionReference.FindAll(question.Key);
        if (references.Count == 0)
        {
            return [];
        }

        var exact = evidence.Hits.Where(h => references.Any(r => r.Is(h.Document, h.Chunk))).ToList();
        var found = exact.Count > 0 ? exact : [.. evidence.Hits.Where(h => references.Any(r => r.IsInArticle(h.Document, h.Chunk)))];

        // The article is set apart in 項, and the one that is asked for is not among them.
        return exact.Count == 0 && found.Exists(h => ProvisionTerms.IsParagraph(h.Chunk.HeadingPath[^1])) ? [] : [.. found.Where(h => h.Document.Id == found[0].Document.Id).OrderBy(h => h.Chunk.Ordinal)];
    }

    /// <summary>The question names a provision, and beside it says only how to answer.</summary>
    public static bool AsksForText(ReadQuestion question) =>
        ProvisionReference.FindAll(question.Key).Count > 0 && About(question).Phrases.All(p => !p.IsNominal || p.OnlyAsks || p.Words.All(w => Wording.Contains(w.Surface, StringComparer.Ordinal)));

    /// <summary>What the question asks about the provision that it names.</summary>
    public static ReadQuestion About(ReadQuestion question)
    {
        var references = ProvisionReference.FindAll(question.Key);
        return new ReadQuestion(question.Key, [.. question.Phrases.Where(p => !IsPartOf(p, references, question.Key))], question.Expected);
    }

    /// <param name="question">Names the provision.</param>
    /// <param name="passages">At least one.</param>
    public static AnswerDraft Quote(ReadQuestion question, IReadOnlyList<SearchHit> passages, string version)
    {
        var text = new StringBuilder();
        var citations = new List<DraftCitation>();
        foreach (var hit in passages.Take(MostPassages))
        {
            text.Append(text.Length > 0 ? "\n" : string.Empty).Append(Name(hit.Chunk)).Append('：');
            if (hit.Chunk.Cells.Count > 0)
            {
                var row = RowQuote.Whole(hit.Chunk);
                Cite(text, citations, hit, hit.Chunk.Text, row);
                continue;
            }

            // A quote stands on one page: a provision that goes on overleaf is cited page by page.
            foreach (var page in SegmentRun.Pages(hit.Chunk.Segments))
            {
                Cite(text, citations, hit, string.Concat(page.Select(s => s.Text)), LocatedQuote.Of(page));
            }
        }

        return new AnswerDraft(TurnStates.Answered, text.ToString(), citations, Missing(question, passages), TokenUsage.None, version);
    }

    /// <summary>The article is quoted for a 項 or 号 that was not found in it: whoever reads it must not take it for that.</summary>
    private static IReadOnlyList<AnswerWarning> Missing(ReadQuestion question, IReadOnlyList<SearchHit> passages)
    {
        var references = ProvisionReference.FindAll(question.Key);
        return passages.Any(h => references.Any(r => r.Is(h.Document, h.Chunk)))
            ? []
            : [new AnswerWarning("provision_not_found", $"「{question.Key.Substring(references[0].Start, references[0].Length)}」は見つかりません。その条の文を示しています。")];
    }

    private static void Cite(StringBuilder text, List<DraftCitation> citations, SearchHit hit, string words, LocatedQuote quote)
    {
        citations.Add(new DraftCitation(citations.Count + 1, hit, quote.Text, quote.Span));
        text.Append(CultureInfo.InvariantCulture, $"{words} [{citations.Count}]");
    }

    /// <summary>第12条（年次有給休暇）第3項</summary>
    private static string Name(Chunk chunk)
    {
        var article = Enumerable.Range(0, chunk.HeadingPath.Count).LastOrDefault(i => ArticleMark.Read(chunk.HeadingPath[i]) is not null, -1);
        return article < 0
            ? chunk.HeadingPath.LastOrDefault(string.Empty)
            : chunk.HeadingPath[article] + (article + 1 < chunk.HeadingPath.Count && ProvisionTerms.IsParagraph(chunk.HeadingPath[article + 1]) ? chunk.HeadingPath[article + 1] : string.Empty);
    }

    private static bool IsPartOf(Phrase phrase, IReadOnlyList<ProvisionReference> references, string key) =>
        references.Any(r => key.AsSpan(r.Start, r.Length).Contains(phrase.Key, StringComparison.Ordinal)
            || phrase.Key.Contains(key.AsSpan(r.Start, r.Length), StringComparison.Ordinal)
            || r.Rule?.Contains(phrase.Key, StringComparison.Ordinal) == true
            || (r.Rule is { } rule && phrase.Key.Contains(rule, StringComparison.Ordinal)));
}
