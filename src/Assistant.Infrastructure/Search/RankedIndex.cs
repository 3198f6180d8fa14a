using Assistant.Core.Retrieval.Analysis;
using Assistant.Core.Retrieval.Dense;
using Assistant.Core.Retrieval.Ranking;
using Assistant.Core.Text;

namespace Assistant.Infrastructure.Search;

/// <summary>An index together with the model that its vectors were made with: questions must be read by the same one.</summary>
/// <param name="Version">Of the index; see <see cref="IndexVersion"/>.</param>
internal sealed record RankedIndex(string Version, PassageVectorizer Vectorizer);

/// <summary>The constants of the ranking and the name of everything that vectors depend on besides the corpus.</summary>
internal sealed class RankingRecipe(TextTables tables, Bm25Options bm25, TermWeights weights, long dictionarySize, IDenseModel? dense = null)
{
    public string Name { get; } = IndexVersion.RecipeOf(tables, bm25, weights, dictionarySize, dense?.Identity);

    public PassageVectorizer Vectorizer(RankingModel model) => new(model, bm25, weights);
}
