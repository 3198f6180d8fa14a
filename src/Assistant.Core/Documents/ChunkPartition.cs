namespace Assistant.Core.Documents;

/// <summary>
/// Cuts the sentences of one section into chunks of 200–600 characters, so that no short rest is left over where another
/// cut would avoid it. Cuts between paragraphs are better than inside one, and a list's first item stays with its lead sentence.
/// </summary>
internal static class ChunkPartition
{
    public const int Shortest = 200;
    public const int Longest = 600;

    // Fewer chunks are better than more, unless one of them would be short by as many characters.
    private const double EachChunk = 50;
    private const double InsideBlock = 40;
    private const double BehindLead = 80;

    /// <returns>Where each chunk ends (exclusive), ascending.</returns>
    public static List<int> Cut(IReadOnlyList<SectionSentence> sentences)
    {
        var best = new double[sentences.Count + 1];
        var next = new int[sentences.Count + 1];
        for (var start = sentences.Count - 1; start >= 0; start--)
        {
            best[start] = double.PositiveInfinity;
            var length = 0;
            for (var end = start + 1; end <= sentences.Count; end++)
            {
                length += sentences[end - 1].Length;
                if (length > Longest && end > start + 1)
                {
                    break;
                }

                var cost = EachChunk + Math.Max(0, Shortest - length) + CutBefore(sentences, end) + best[end];

                // Of equal cuts the one with the longest first chunk.
                if (cost <= best[start])
                {
                    (best[start], next[start]) = (cost, end);
                }
            }
        }

        var ends = new List<int>();
        for (var at = 0; at < sentences.Count; at = next[at])
        {
            ends.Add(next[at]);
        }

        return ends;
    }

    private static double CutBefore(IReadOnlyList<SectionSentence> sentences, int at)
    {
        if (at == sentences.Count)
        {
            return 0;
        }

        return (ReferenceEquals(sentences[at].Block, sentences[at - 1].Block) ? InsideBlock : 0)
            + (sentences[at].StaysWithLast ? BehindLead : 0);
    }
}

/// <param name="StaysWithLast">First item of a list after its lead sentence, or a footnote after the sentence that refers to it.</param>
internal sealed record SectionSentence(Segment Segment, Block Block, bool StaysWithLast)
{
    /// <summary>In the text of a chunk, where a unit without a full stop takes a line of its own.</summary>
    public int Length => Segment.Text.Length + (Segment.Text.Length > 0 && JapaneseText.EndsSentence(Segment.Text[^1]) ? 0 : 1);
}
