using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering;

/// <summary>Writes an answer from evidence. Two implementations: extractive (no model) and generated.</summary>
public interface IAnswerComposer
{
    /// <summary><c>extractive</c> or <c>generated</c>.</summary>
    string Mode { get; }

    /// <summary>Model name, null for the extractive composer.</summary>
    string? Model { get; }

    /// <summary>Yields pieces of text and, last, the draft. An answer without evidence is a draft with status <c>no_evidence</c>.</summary>
    /// <exception cref="Errors.AssistantException">The model failed; codes in <see cref="ModelErrorCodes"/>.</exception>
    IAsyncEnumerable<ComposerItem> ComposeAsync(ComposerInput input, CancellationToken cancellationToken);
}

/// <param name="Question">The question as condensed with the conversation.</param>
/// <param name="History">Earlier turns, oldest first.</param>
public sealed record ComposerInput(string Question, SearchResult Evidence, IReadOnlyList<ConversationTurn> History, string TemplateId)
{
    /// <summary>What the person gave beside the question, values masked: material to work on, never a ground to cite.</summary>
    public AskedMaterial Material { get; init; } = AskedMaterial.None;
}

public sealed record ConversationTurn(string Question, string Answer);

public abstract record ComposerItem
{
    private protected ComposerItem()
    {
    }
}

public sealed record ComposerText(string Text) : ComposerItem;

public sealed record ComposerDraft(AnswerDraft Draft) : ComposerItem;

/// <summary>An answer before its citations are checked against the stored pages.</summary>
public sealed record AnswerDraft(
    string Status,
    string Answer,
    IReadOnlyList<DraftCitation> Citations,
    IReadOnlyList<AnswerWarning> Warnings,
    TokenUsage Usage,
    string TemplateVersion);

/// <param name="Hit">The passage that is cited.</param>
/// <param name="Quote">The words that are claimed to stand there; markup may be left out when the span is given.</param>
/// <param name="Span">Where they are said to stand: the citation then quotes that raw slice. Null when the model gave only words.</param>
public sealed record DraftCitation(int Marker, SearchHit Hit, string Quote, Documents.SourceSpan? Span);
