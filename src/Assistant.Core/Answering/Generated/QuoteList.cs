using System.Globalization;
using System.Text.Json;

namespace Assistant.Core.Answering.Generated;

/// <param name="Passage">The passage's number as the model was given it.</param>
internal sealed record ClaimedQuote(int Passage, string Text);

/// <summary>Reads the machine-readable list at the end of a model's answer. It is untrusted: what can't be read is left out.</summary>
internal static class QuoteList
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 8 };

    public static IReadOnlyList<ClaimedQuote> Read(string tail)
    {
        var start = tail.IndexOf('{', StringComparison.Ordinal);
        var end = tail.LastIndexOf('}');
        if (start < 0 || end < start)
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(tail.AsMemory(start, end - start + 1), Lenient);
            return document.RootElement.TryGetProperty("quotes", out var quotes) && quotes.ValueKind == JsonValueKind.Array
                ? [.. quotes.EnumerateArray().Select(Read).OfType<ClaimedQuote>()]
                : [];
        }
        catch (JsonException)
        {
            // Cut off or malformed: citations then fall back to the best sentence of their passage.
            return [];
        }
    }

    private static ClaimedQuote? Read(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty("marker", out var marker)
        && Number(marker) is { } passage
        && entry.TryGetProperty("quote", out var quote)
        && quote.ValueKind == JsonValueKind.String
        && quote.GetString()!.Trim() is { Length: > 0 } text
            ? new ClaimedQuote(passage, text)
            : null;

    private static int? Number(JsonElement marker) => marker.ValueKind switch
    {
        JsonValueKind.Number when marker.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(marker.GetString()!.Trim('[', ']', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}
