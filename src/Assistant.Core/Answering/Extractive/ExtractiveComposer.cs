using System.Runtime.CompilerServices;
using System.Text;
using Assistant.Core.Text;

namespace Assistant.Core.Answering.Extractive;

/// <summary>Answers without a model: the sentences and rows that cover the question, quoted and cited; otherwise nothing.</summary>
internal sealed class ExtractiveComposer(TextAnalyzer analyzer) : IAnswerComposer
{
    /// <summary>Raised when the selection changes, so that usage events tell which one answered.</summary>
    internal const string Version = "extractive-2";

    private readonly QuestionReader _reader = new(analyzer);

    public string Mode => "extractive";

    public string? Model => null;

    public async IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        cancellationToken.ThrowIfCancellationRequested();
        var draft = Compose(input);
        if (draft.Answer.Length > 0)
        {
            yield return new ComposerText(draft.Answer);
        }

        yield return new ComposerDraft(draft);
    }

    private AnswerDraft Compose(ComposerInput input)
    {
        var question = _reader.Read(input.Question, input.Evidence);
        var provision = ProvisionAnswer.Find(question, input.Evidence);
        if (ProvisionAnswer.AsksForText(question))
        {
            // What merely mentions the provision doesn't say what it says.
            return provision.Count > 0 ? ProvisionAnswer.Quote(question, provision, Version) : new AnswerDraft(TurnStates.NoEvidence, "", [], [], TokenUsage.None, Version);
        }

        var selected = provision.Count > 0 ? Select(ProvisionAnswer.About(question), input with { Evidence = input.Evidence with { Hits = provision } }) : [];
        selected = selected.Count > 0 ? selected : Select(question, input);
        if (selected.Count == 0)
        {
            return ValueInPicture.Find(question, new EvidenceUnits(analyzer, input.Evidence.Hits).Headings(), Version)
                ?? new AnswerDraft(TurnStates.NoEvidence, "", [], [], TokenUsage.None, Version);
        }

        var answer = new StringBuilder();
        var citations = new List<DraftCitation>();
        foreach (var (unit, _, _) in selected)
        {
            var marker = citations.Count + 1;
            citations.Add(new DraftCitation(marker, unit.Hit, unit.Quote.Text, unit.Quote.Span));
            answer.Append(answer.Length > 0 ? "\n" : "").Append(AnswerSentence.Of(unit, question)).Append(System.Globalization.CultureInfo.InvariantCulture, $" [{marker}]");
        }

        return new AnswerDraft(TurnStates.Answered, answer.ToString(), citations, [], TokenUsage.None, Version);
    }

    private IReadOnlyList<ScoredUnit> Select(ReadQuestion question, ComposerInput input) => EvidenceSelector.Select(question, Score(question, input));

    private IEnumerable<ScoredUnit> Score(ReadQuestion question, ComposerInput input)
    {
        var best = input.Evidence.Hits.Count > 0 ? input.Evidence.Hits[0].Score : 1;
        return new EvidenceUnits(analyzer, input.Evidence.Hits).All()
            .Select(unit => ScoredUnit.Of(question, unit, EvidenceScorer.Score(question, unit), unit.Hit.Score / best));
    }
}
