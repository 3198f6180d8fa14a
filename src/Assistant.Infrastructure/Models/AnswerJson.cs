using System.Text.Json;

namespace Assistant.Infrastructure.Models;

/// <summary>What answers of several models have in common.</summary>
internal static class AnswerJson
{
    /// <summary>Undefined when there is none, also when the element is no object.</summary>
    public static JsonElement Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;

    /// <summary>The <c>index</c> of an item: which of the texts that were sent it is about.</summary>
    /// <exception cref="AnswerFormatException">None, or of no text.</exception>
    public static int Index(this JsonElement item, int count) =>
        item.Child("index") is { ValueKind: JsonValueKind.Number } index && index.TryGetInt32(out var value) && value >= 0 && value < count
            ? value
            : throw new AnswerFormatException("どの文についての値か、読み取れません。");
}
