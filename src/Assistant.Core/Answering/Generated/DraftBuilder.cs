using System.Globalization;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering.Generated;

/// <summary>Holds a model's answer against the passages that it was given.</summary>
internal sealed class DraftBuilder(GivenPassages passages)
{
    private const string LookUp = "原文で確かめてください。";

    private readonly List<AnswerWarning> _warnings = [];

    /// <param name="answer">What was shown, with markers renumbered.</param>
    /// <param name="cited">Ids of the cited passages in the order of their markers.</param>
    /// <param name="quotes">The model's list of quotes.</param>
    public (IReadOnlyList<DraftCitation> Citations, IReadOnlyList<AnswerWarning> Warnings) Build(string answer, IReadOnlyList<int> cited, bool hasUnknown, IReadOnlyList<ClaimedQuote> quotes)
    {
        var sentences = AnswerSentence.Split(answer);
        var hits = cited.Select(id => passages.Find(id)!).ToList();
        var citations = hits.Select((hit, index) => Cite(index + 1, hit, [.. quotes.Where(q => q.Passage == cited[index]).Select(q => q.Text)], sentences)).ToList();
        if (hasUnknown)
        {
            Warn("citation_unverified", $"渡した資料にない番号が出典に使われていました（{MarkerRewriter.Unknown} と表示）。その文は{LookUp}");
        }

        foreach (var sentence in sentences)
        {
            Check(sentence, hits);
        }

        return (citations, _warnings);
    }

    private DraftCitation Cite(int marker, SearchHit hit, IReadOnlyList<string> claims, IReadOnlyList<AnswerSentence> sentences)
    {
        var citing = string.Concat(sentences.Where(s => s.Markers.Contains(marker)).Select(s => s.Text));
        var (citation, isSure) = CitationBuilder.Build(marker, hit, claims, citing);
        if (!isSure)
        {
            Warn("citation_unverified", $"出典 [{marker}] が回答の根拠になるかを確認できませんでした。最も近い記載を示しています。{LookUp}");
        }

        return citation;
    }

    private void Check(AnswerSentence sentence, List<SearchHit> hits)
    {
        if (sentence.Markers.Count == 0)
        {
            if (sentence.NeedsCitation)
            {
                Warn("sentence_uncited", $"{sentence.Number}番目の文に、確かめられる出典がありません。{LookUp}");
            }

            return;
        }

        var unverified = NumberCheck.Unverified(sentence.Text, sentence.Markers.Select(marker => hits[marker - 1]));
        if (unverified.Count > 0)
        {
            Warn("number_unverified", $"{sentence.Number}番目の文の数値（{string.Join("、", unverified)}）が、出典の記載に見つかりません。{LookUp}");
        }
    }

    private void Warn(string code, FormattableString message) => _warnings.Add(new AnswerWarning(code, message.ToString(CultureInfo.InvariantCulture)));
}
