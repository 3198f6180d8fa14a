namespace Assistant.Core.Answering.Extractive;

/// <summary>
/// The question asks for a number, and the documents have a heading for just that, but only a picture below it: the
/// value is lost to the text. It is said so, with the place, and never guessed.
/// </summary>
internal static class ValueInPicture
{
    private const double LeastCoverage = 0.75;

    /// <param name="headings">Of what was found, best first.</param>
    /// <returns>Null when no heading names what is asked.</returns>
    public static AnswerDraft? Find(ReadQuestion question, IEnumerable<EvidenceUnit> headings, string version)
    {
        if (!question.Expected.IsNumber)
        {
            return null;
        }

        var named = headings.FirstOrDefault(unit =>
            EvidenceScorer.Score(question, unit) is { IsAbout: true, HasForm: false } score && score.OwnCoverage >= LeastCoverage);
        if (named is null)
        {
            return null;
        }

        var heading = named.Chunk.Kind == Documents.BlockKind.Heading ? named.Quote.Text : named.Chunk.HeadingPath[^1];
        return new AnswerDraft(
            TurnStates.NoEvidence,
            $"「{heading}」という項目はありますが、本文に数値の記載がありません。図表の中だけにある可能性があります。 [1]",
            [new DraftCitation(1, named.Hit, named.Quote.Text, named.Quote.Span)],
            [new AnswerWarning("value_in_chart_only", "本文に数値の記載がありません。原本の図表を確認してください。")],
            TokenUsage.None,
            version);
    }
}
