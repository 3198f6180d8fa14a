using Assistant.Core.Answering.Quotes;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering.Generated;

/// <summary>Makes one citation of what the model claims about one passage.</summary>
internal static class CitationBuilder
{
    /// <summary>Several quotes of a passage become one stretch up to this many characters; beyond it the first stands alone.</summary>
    private const int LongestQuote = 400;

    /// <summary>A claimed quote this close to a sentence is a slip of the pen.</summary>
    private const double NearlyTheSame = 0.6;

    /// <summary>Below this share a sentence and its passage hardly speak of the same thing.</summary>
    private const double HardlyRelated = 0.15;

    /// <param name="claims">The model's quotes of this passage.</param>
    /// <param name="sentences">The sentences of the answer that cite it, joined.</param>
    /// <returns>The citation, and whether what it shows is surely what the model stands on.</returns>
    public static (DraftCitation Citation, bool IsSure) Build(int marker, SearchHit hit, IReadOnlyList<string> claims, string sentences)
    {
        var located = claims.Select(claim => QuoteLocator.Locate(hit.Chunk, claim)).OfType<LocatedQuote>().ToList();
        if (located.Count > 0)
        {
            var stretch = QuoteLocator.Cover(hit.Chunk, located);
            return (Citation(marker, hit, stretch?.Span.Length <= LongestQuote ? stretch : located[0]), true);
        }

        // GivenPassages hands out no passage without segments.
        var (closest, share) = QuoteLocator.Closest(hit.Chunk, claims.Count > 0 ? string.Concat(claims) : sentences)!.Value;
        return (Citation(marker, hit, closest), share >= (claims.Count > 0 ? NearlyTheSame : HardlyRelated));
    }

    private static DraftCitation Citation(int marker, SearchHit hit, LocatedQuote quote) => new(marker, hit, quote.Text, quote.Span);
}
