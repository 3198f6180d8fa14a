namespace Assistant.Infrastructure.Models;

/// <summary>A model's answer could be read and is wrong.</summary>
/// <param name="message">One Japanese sentence in our own words: nothing of the answer itself.</param>
internal sealed class AnswerFormatException(string message) : FormatException(message);
