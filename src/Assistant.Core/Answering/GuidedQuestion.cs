using Assistant.Core.Access;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Screening;

namespace Assistant.Core.Answering;

/// <summary>A question with what the guideline says about it: whether it may go on, and in which words.</summary>
internal sealed class GuidedQuestion
{
    private GuidedQuestion(GuidelineScreen screen, ScreeningResult result, GuidelineDecision decision, IReadOnlyList<ScreenedText> texts, AskedMaterial material, bool passes)
    {
        (Screen, Decision, Passes) = (screen, decision, passes);
        Original = string.Join('\n', texts.Select(text => text.Text));
        Kinds = result.Kinds;
        var masked = passes ? result.Masked() : result.Covered();
        Text = masked.Text;
        Material = AskedTexts.Material(material, masked.Texts);

        // What went nowhere is nobody's to get back either.
        Values = passes ? masked.Values : new Dictionary<string, string>(StringComparer.Ordinal);
    }

    public GuidelineScreen Screen { get; }

    public GuidelineDecision Decision { get; }

    /// <summary>Question and material as they were typed: they go nowhere.</summary>
    public string Original { get; }

    /// <summary>As it is stored, searched and sent.</summary>
    public string Text { get; }

    /// <summary>What was given beside the question, as it is stored and sent.</summary>
    public AskedMaterial Material { get; }

    /// <summary>Label to the value that was taken out.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public IReadOnlyList<FindingKind> Kinds { get; }

    public bool Passes { get; }

    /// <param name="before">The question before in the same conversation, as it was typed.</param>
    public static GuidedQuestion Of(GuidelineScreen screen, AskRequest request, string question, string? before, AskedMaterial material, Requester requester)
    {
        var texts = AskedTexts.Of(question, before, material);
        var result = screen.Check(texts, request.Mask);
        var offset = request.Question.Length - request.Question.TrimStart().Length;
        var decision = result.ToDecision(offset);
        if (decision.Decision != GuidelineDecision.Warn)
        {
            return new GuidedQuestion(screen, result, decision, texts, material, passes: decision.Decision != GuidelineDecision.Block);
        }

        return result.IsAcknowledged(requester.UserId, request.Acknowledgement)
            ? new GuidedQuestion(screen, result, decision with { Acknowledged = true }, texts, material, passes: true)
            : new GuidedQuestion(screen, result, decision with { Acknowledgement = result.AcknowledgementFor(requester.UserId) }, texts, material, passes: false);
    }

    /// <summary>Earlier turns whose labels mean other values than the same labels of this question.</summary>
    public IReadOnlyList<ConversationTurn> Tell(IReadOnlyList<ConversationTurn> history) =>
        Values.Count == 0 ? history : [.. history.Select(turn => new ConversationTurn(Rename(turn.Question), Rename(turn.Answer)))];

    private string Rename(string text) => Values.Keys.Aggregate(text, (current, label) => current.Replace(label, $"〔前の{label[1..]}", StringComparison.Ordinal));
}
