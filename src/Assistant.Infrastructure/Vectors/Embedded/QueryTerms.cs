using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>The terms of a query, weighted by how rare they are in the whole index, and where each segment has them.</summary>
internal sealed class QueryTerms
{
    private readonly int[][] _places;

    private QueryTerms(int[] frequencies, WeightedTerm[] byImpact, int[][] places)
    {
        Frequencies = frequencies;
        ByImpact = byImpact;
        _places = places;
    }

    /// <summary>Passages of each term, in the order of the query.</summary>
    public int[] Frequencies { get; }

    /// <summary>
    /// Terms that occur, those that can add most to a score first. All scores are summed in this order, so that equal passages have
    /// equal scores in whatever segment they are.
    /// </summary>
    public IReadOnlyList<WeightedTerm> ByImpact { get; }

    public static QueryTerms Of(Snapshot snapshot, IReadOnlyList<QueryTermWeight> terms)
    {
        var frequencies = new int[terms.Count];
        var largest = new int[terms.Count];
        var places = new int[snapshot.Segments.Count][];
        for (var s = 0; s < places.Length; s++)
        {
            var segment = snapshot.Segments[s];
            places[s] = new int[terms.Count];
            for (var t = 0; t < terms.Count; t++)
            {
                var place = places[s][t] = segment.Segment.FindTerm(terms[t].Key);
                if (place >= 0)
                {
                    frequencies[t] += segment.Frequency(place);
                    largest[t] = Math.Max(largest[t], segment.Segment.TermEntries[place].MaxImpact);
                }
            }
        }

        var byImpact = Enumerable.Range(0, terms.Count)
            .Where(t => frequencies[t] > 0)
            .Select(t => new WeightedTerm(t, terms[t].Weight * Rarity(snapshot.Passages, frequencies[t]) * TermImpact.Unit))
            .OrderByDescending(t => t.Weight * largest[t.Number])
            .ThenBy(t => t.Number)
            .ToArray();
        return new QueryTerms(frequencies, byImpact, places);
    }

    /// <summary>Number of the term in the segment, negative when the segment doesn't have it.</summary>
    public int Place(int segment, WeightedTerm term) => _places[segment][term.Number];

    private static float Rarity(int passages, int frequency) =>
        (float)Math.Log(1 + ((passages - frequency + 0.5) / (frequency + 0.5)));
}

/// <param name="Number">In the query.</param>
/// <param name="Weight">What an impact of one step adds to a score.</param>
internal readonly record struct WeightedTerm(int Number, float Weight);
