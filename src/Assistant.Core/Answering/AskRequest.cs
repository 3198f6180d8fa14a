using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering;

/// <param name="Question">1–10,000 characters after trimming, no control characters but line breaks and tabs.</param>
/// <param name="ConversationId">Null begins a new conversation.</param>
/// <param name="TemplateId">Null means the template <c>answer</c>.</param>
public sealed record AskRequest(string Question, string? ConversationId = null, string? TemplateId = null, SearchFilters? Filters = null);
