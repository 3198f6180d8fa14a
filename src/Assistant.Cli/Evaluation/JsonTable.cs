using System.Globalization;
using System.Text.Json;
using Assistant.Core.Errors;

namespace Assistant.Cli.Evaluation;

/// <summary>A file that is one JSON object, id → value, in the order of the file.</summary>
/// <param name="what">How errors name the file.</param>
internal sealed class JsonTable(string what)
{
    /// <exception cref="AssistantException"><c>set_not_found</c>, <c>set_invalid</c>.</exception>
    public async Task<IReadOnlyList<KeyValuePair<string, T>>> ReadAsync<T>(string path, Func<JsonElement, T?> read, string expected, CancellationToken cancellationToken)
        where T : class
    {
        if (!File.Exists(path))
        {
            throw new AssistantException("set_not_found", $"{what}のファイルがありません: {path}");
        }

        using var document = await ParseAsync(path, cancellationToken);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            throw Invalid("1つの JSON オブジェクト（id と値の組）ではありません。");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rows = new List<KeyValuePair<string, T>>();
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (!ids.Add(property.Name))
            {
                throw Invalid($"id が重なっています: {property.Name}");
            }

            rows.Add(new(property.Name, Read(property, read) ?? throw Invalid($"id「{property.Name}」の値は{expected}ではありません。")));
        }

        return rows.Count > 0 ? rows : throw Invalid("1件もありません。");
    }

    public AssistantException Invalid(string reason) => new("set_invalid", $"{what}: {reason}");

    private async Task<JsonDocument> ParseAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return await JsonDocument.ParseAsync(stream, default, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"{exception.LineNumber + 1} 行目が JSON として読めません。"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AssistantException("set_not_readable", $"{what}のファイルを読めません: {path}", exception);
        }
    }

    private static T? Read<T>(JsonProperty property, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            return read(property.Value);
        }
        catch (InvalidOperationException)
        {
            // Half a character outside the basic plane: valid JSON, but no text.
            return null;
        }
    }
}
