using Microsoft.Extensions.AI;

namespace Assistant.Core.Answering.Generated;

/// <summary>Reads a model's stream: what to show as it comes, and the draft at its end.</summary>
internal sealed class AnswerReader(GivenPassages passages)
{
    private readonly TailSplitter _tail = new();
    private readonly MarkerRewriter _markers = new(passages);
    private readonly VisibleText _visible = new();
    private long _inputTokens;
    private long _outputTokens;
    private bool _isCutOff;

    public TokenUsage Usage => new(ToCount(_inputTokens), ToCount(_outputTokens));

    /// <summary>The model says that the passages hold no answer, and cites none.</summary>
    public bool IsNoEvidence => _visible.SaysNoEvidence && _markers.Cited.Count == 0;

    /// <returns>What can be shown now.</returns>
    public string Push(ChatResponseUpdate update)
    {
        foreach (var usage in update.Contents.OfType<UsageContent>())
        {
            _inputTokens += usage.Details.InputTokenCount ?? 0;
            _outputTokens += usage.Details.OutputTokenCount ?? 0;
        }

        _isCutOff |= update.FinishReason == ChatFinishReason.Length;
        return _visible.Push(_markers.Push(_tail.Push(update.Text)));
    }

    /// <returns>The rest to show; nothing when it is the word for "no evidence".</returns>
    /// <exception cref="ModelException"><c>model_invalid_response</c>: there is nothing to read.</exception>
    public string Complete()
    {
        var rest = _visible.Push(_markers.Push(_tail.Complete())) + _visible.Push(_markers.Complete());
        if (!IsNoEvidence)
        {
            rest += _visible.Complete();
        }

        return IsNoEvidence || _visible.Text.Length > 0
            ? rest
            : throw new ModelException(ModelErrorCodes.InvalidResponse, "生成AIから回答の文がありませんでした。") { NextStep = "もう一度質問してください。質問は残っています。" };
    }

    public AnswerDraft ToDraft(string templateVersion)
    {
        var (citations, warnings) = new DraftBuilder(passages).Build(_visible.Text, _markers.Cited, _markers.HasUnknown, QuoteList.Read(_tail.Tail));
        return new AnswerDraft(
            TurnStates.Answered,
            _visible.Text,
            citations,
            _isCutOff && _tail.Tail.Length == 0 ? [.. warnings, new AnswerWarning("answer_truncated", "回答が長さの上限で途中までになっています。質問を分けてください。")] : warnings,
            Usage,
            templateVersion);
    }

    private static int ToCount(long tokens) => (int)Math.Clamp(tokens, 0, int.MaxValue);
}
