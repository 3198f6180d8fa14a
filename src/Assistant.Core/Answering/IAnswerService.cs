using Assistant.Core.Access;

namespace Assistant.Core.Answering;

/// <summary>The one way to ask, for page, API, hub and command line.</summary>
public interface IAnswerService
{
    /// <summary>Streams the answer. Enumeration that stops early cancels the work and records the turn as abandoned.</summary>
    /// <exception cref="Errors.AssistantException">
    /// Before the first item, when nothing was stored: <c>question_empty</c>, <c>question_too_long</c>,
    /// <c>question_control_characters</c>, <c>conversation_not_found</c>, <c>template_not_found</c>, and the codes of <see cref="Rights.RightCodes"/>.
    /// </exception>
    IAsyncEnumerable<AnswerEvent> AskAsync(AskRequest request, Requester requester, CancellationToken cancellationToken);
}
