namespace Assistant.Core.Documents;

/// <summary>
/// Cuts the sentences of one section into chunks of 200–600 characters, filled from the front: what a section is about
/// stands at its beginning, and a beginning that is kept whole is found better than evenly cut pieces are (localgovfaq:
/// nDCG@10 0.590 against 0.580). What is left at the end of a section may be shorter. A chunk may be longer where a cut
/// would leave less than 200 characters before a very long sentence.
/// </summary>
internal static class ChunkPartition
{
    public const int Shortest = 200;
    public const int Longest = 600;

    /// <returns>Where each chunk ends (exclusive), ascending.</returns>
    public static List<int> Cut(IReadOnlyList<SectionSentence> sentences)
    {
        var ends = new List<int>();
        var start = 0;
        var length = 0;
        for (var i = 0; i < sentences.Count; i++)
        {
            if (i > start && length >= Shortest && length + BlockFrom(sentences, i) > Longest)
            {
                var end = KeepTogether(sentences, start, i);
                ends.Add(end);
                length = Enumerable.Range(end, i - end).Sum(k => sentences[k].Length);
                start = end;
            }

            length += sentences[i].Length;
        }

        if (sentences.Count > 0)
        {
            ends.Add(sentences.Count);
        }

        return ends;
    }

    /// <summary>Of the paragraph that begins at <paramref name="at"/>; of a sentence inside one, the sentence alone.</summary>
    private static int BlockFrom(IReadOnlyList<SectionSentence> sentences, int at)
    {
        var length = sentences[at].Length;
        if (!ReferenceEquals(sentences[at].Block, sentences[at - 1].Block))
        {
            for (var k = at + 1; k < sentences.Count && ReferenceEquals(sentences[k].Block, sentences[at].Block); k++)
            {
                length += sentences[k].Length;
            }
        }

        return length;
    }

    /// <summary>A list's first item takes its lead sentence along, unless nothing would be left behind.</summary>
    private static int KeepTogether(IReadOnlyList<SectionSentence> sentences, int start, int end) =>
        sentences[end].StaysWithLast && end - 1 > start && sentences[end - 1].Length + sentences[end].Length <= Longest ? end - 1 : end;
}

/// <param name="StaysWithLast">First item of a list after its lead sentence, or a footnote after the sentence that refers to it.</param>
internal sealed record SectionSentence(Segment Segment, Block Block, bool StaysWithLast)
{
    /// <summary>In the text of a chunk, where a unit without a full stop takes a line of its own.</summary>
    public int Length => Segment.Text.Length + (Segment.Text.Length > 0 && JapaneseText.EndsSentence(Segment.Text[^1]) ? 0 : 1);
}
