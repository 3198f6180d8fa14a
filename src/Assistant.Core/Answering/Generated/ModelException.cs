using Assistant.Core.Errors;

namespace Assistant.Core.Answering.Generated;

/// <summary>The model gave no (whole) answer. Codes are those of <see cref="ModelErrorCodes"/>; the message is for staff.</summary>
public sealed class ModelException(string code, string message, Exception? inner = null) : AssistantException(code, message, inner);
