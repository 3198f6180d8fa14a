namespace Assistant.Core.Errors;

/// <summary>
/// A failure that a person can act on. <see cref="Code"/> is stable (part of the outer contract);
/// the message is one clear sentence, in Japanese where staff read it, and never holds anybody's text.
/// </summary>
public class AssistantException : Exception
{
    public AssistantException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Stable identifier in snake_case, for example <c>pdf_encrypted</c>.</summary>
    public string Code { get; }

    /// <summary>What to do next, one sentence; null where the message already says it.</summary>
    public string? NextStep { get; init; }
}
