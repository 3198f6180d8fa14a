using System.Globalization;
using System.Text.Json;
using Assistant.Core.Answering;
using Assistant.Core.Errors;

namespace Assistant.Cli.Evaluation;

/// <summary>A test collection: documents, queries, and what each query should find.</summary>
/// <param name="Queries">Those with at least one relevant document.</param>
/// <param name="LeftOut">How many queries have none; they can't be measured.</param>
/// <param name="UnknownDocuments">How many judged documents the corpus lacks; they count as not found.</param>
internal sealed record RetrievalSet(
    IReadOnlyList<KeyValuePair<string, CorpusText>> Corpus,
    IReadOnlyList<JudgedQuery> Queries,
    int LeftOut,
    int UnknownDocuments)
{
    private static readonly JsonTable _corpus = new("文書（--corpus）");
    private static readonly JsonTable _queries = new("質問（--queries）");
    private static readonly JsonTable _qrels = new("正解（--qrels）");

    /// <exception cref="AssistantException"><c>set_not_found</c>, <c>set_invalid</c>.</exception>
    public static async Task<RetrievalSet> ReadAsync(string corpusPath, string queriesPath, string qrelsPath, CancellationToken cancellationToken)
    {
        var corpus = await _corpus.ReadAsync(corpusPath, ReadText, "文字列か {\"title\",\"text\"}", cancellationToken);
        var queries = await _queries.ReadAsync(queriesPath, element => element.ValueKind == JsonValueKind.String ? element.GetString() : null, "文字列", cancellationToken);
        var qrels = (await _qrels.ReadAsync(qrelsPath, ReadGrades, "文書の id と 0 以上の数の組", cancellationToken)).ToDictionary(StringComparer.Ordinal);

        // Judgements of queries that are not there mean that the files do not belong together.
        var known = queries.Select(q => q.Key).ToHashSet(StringComparer.Ordinal);
        if (qrels.Keys.Count(id => !known.Contains(id)) is > 0 and var strange)
        {
            throw _qrels.Invalid(string.Create(CultureInfo.InvariantCulture, $"質問の一覧にない id が {strange} 件あります（例: {qrels.Keys.First(id => !known.Contains(id))}）。"));
        }

        var judged = queries
            .Where(q => qrels.TryGetValue(q.Key, out var grades) && grades.Values.Any(RetrievalMetrics.IsRelevant))
            .Select(q => new JudgedQuery(q.Key, Check(q), qrels[q.Key]))
            .ToList();
        var documents = corpus.Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
        var named = judged.SelectMany(q => q.Grades.Keys).Distinct(StringComparer.Ordinal).ToList();
        var unknown = named.Count(id => !documents.Contains(id));
        return judged.Count == 0 ? throw _qrels.Invalid("正解（1 以上）のある質問が1つもありません。")
            : unknown == named.Count ? throw _qrels.Invalid("正解の文書が、文書の一覧に1つもありません。")
            : new RetrievalSet(corpus, judged, queries.Count - judged.Count, unknown);
    }

    private static string Check(KeyValuePair<string, string> query)
    {
        try
        {
            return QuestionText.Validate(query.Value);
        }
        catch (AssistantException exception)
        {
            throw _queries.Invalid($"id「{query.Key}」: {exception.Message}");
        }
    }

    private static CorpusText? ReadText(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new CorpusText(null, element.GetString()!),
        JsonValueKind.Object => element.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String && Title(element) is (true, var title)
            ? new CorpusText(title, text.GetString()!)
            : null,
        _ => null,
    };

    private static (bool Valid, string? Title) Title(JsonElement element) =>
        !element.TryGetProperty("title", out var title) || title.ValueKind == JsonValueKind.Null ? (true, null)
        : title.ValueKind == JsonValueKind.String ? (true, title.GetString())
        : (false, null);

    private static Dictionary<string, double>? ReadGrades(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var grades = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (property.Value.ValueKind != JsonValueKind.Number || !property.Value.TryGetDouble(out var grade) || grade is < 0 or double.PositiveInfinity || !grades.TryAdd(property.Name, grade))
            {
                return null;
            }
        }

        return grades;
    }
}

/// <param name="Title">Null when the entry is only a text.</param>
internal sealed record CorpusText(string? Title, string Text);

/// <param name="Grades">Document id → grade; at least one relevant.</param>
internal sealed record JudgedQuery(string Id, string Text, IReadOnlyDictionary<string, double> Grades);
