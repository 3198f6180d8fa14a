using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Assistant.Web.Wording;

internal static class ScriptWords
{
    // This encoder still escapes the characters that could end a script element.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Json { get; } = JsonSerializer.Serialize(Words.ForScript, Options);

    public static string DocumentJson { get; } = JsonSerializer.Serialize(Words.ForDocumentScript, Options);
}
