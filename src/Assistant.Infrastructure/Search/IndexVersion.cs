using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Search;

/// <summary>
/// Names everything that the vectors of an index depend on: analyzer and tables, constants, the embedding model, and
/// last the ranking model. An index of another name is rebuilt beside the old one and swapped, never mixed.
/// </summary>
internal sealed record IndexVersion(string Recipe, string Model)
{
    private const char Separator = '/';

    public static string RecipeOf(TextTables tables, Bm25Options bm25, TermWeights weights, long dictionarySize, string? embeddingModel)
    {
        // Weights that concern questions alone are left out.
        var parts = JsonSerializer.Serialize(new { TextAnalyzer.Version, tables.Fingerprint, bm25, weights = weights.ForPassages(), dictionarySize, embeddingModel });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 8));
    }

    /// <summary>Null when the text is of another make.</summary>
    public static IndexVersion? Parse(string text) =>
        text.Split(Separator) is [var recipe, var model] ? new IndexVersion(recipe, model) : null;

    public override string ToString() => Recipe + Separator + Model;
}
