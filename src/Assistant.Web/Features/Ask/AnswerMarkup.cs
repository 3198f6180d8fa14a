using System.Text.RegularExpressions;
using Assistant.Core.Answering;

namespace Assistant.Web.Features.Ask;

/// <summary>A stretch of an answer: words, or a marker that leads to its citation.</summary>
internal readonly record struct AnswerPart(string Text, Citation? Citation);

/// <summary>Words up to and with the markers that they rest on.</summary>
/// <param name="Unverified">One of its citations was not found in the stored page.</param>
internal sealed record AnswerSentence(IReadOnlyList<AnswerPart> Parts, bool Unverified);

/// <param name="IsList">A list has an item a line; a paragraph has one item.</param>
internal sealed record AnswerBlock(bool IsList, IReadOnlyList<IReadOnlyList<AnswerSentence>> Items);

/// <summary>Splits the text of an answer into paragraphs, list items, sentences and markers. Letters are kept as they are.</summary>
internal static partial class AnswerMarkup
{
    public static IReadOnlyList<AnswerBlock> Parse(string answer, IReadOnlyList<Citation> citations)
    {
        var byMarker = citations.GroupBy(c => c.Marker).ToDictionary(g => g.Key, g => g.First());
        var blocks = new List<AnswerBlock>();
        var items = new List<IReadOnlyList<AnswerSentence>>();

        void CloseList()
        {
            if (items.Count > 0)
            {
                blocks.Add(new AnswerBlock(true, items));
                items = [];
            }
        }

        foreach (var line in answer.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var bullet = Bullet().Match(line);
            if (bullet.Success)
            {
                items.Add(Sentences(line[bullet.Length..], byMarker));
                continue;
            }

            CloseList();
            blocks.Add(new AnswerBlock(false, [Sentences(line, byMarker)]));
        }

        CloseList();
        return blocks;
    }

    private static List<AnswerSentence> Sentences(string line, Dictionary<int, Citation> citations)
    {
        var sentences = new List<AnswerSentence>();
        var from = 0;
        foreach (var sentence in Sentence().EnumerateMatches(line))
        {
            var end = sentence.Index + sentence.Length;
            var parts = Parts(line[from..end], citations);

            // A quoted row may hold full stops of its own: what has no marker yet belongs to the next one.
            if (end == line.Length || parts.Exists(p => p.Citation is not null))
            {
                sentences.Add(new AnswerSentence(parts, parts.Exists(p => p.Citation is { Verified: false })));
                from = end;
            }
        }

        return sentences;
    }

    private static List<AnswerPart> Parts(string sentence, Dictionary<int, Citation> citations)
    {
        var parts = new List<AnswerPart>();
        var from = 0;
        foreach (Match marker in Marker().Matches(sentence))
        {
            // A number in brackets without a citation of that number is ordinary text.
            if (!citations.TryGetValue(int.Parse(marker.ValueSpan[1..^1], System.Globalization.CultureInfo.InvariantCulture), out var citation))
            {
                continue;
            }

            AddText(from, marker.Index);
            parts.Add(new AnswerPart(marker.Value, citation));
            from = marker.Index + marker.Length;
        }

        AddText(from, sentence.Length);
        return parts;

        void AddText(int start, int end)
        {
            if (end > start)
            {
                parts.Add(new AnswerPart(sentence[start..end], null));
            }
        }
    }

    [GeneratedRegex(@"^(?:[-*] |[・●])\s*", RegexOptions.NonBacktracking)]
    private static partial Regex Bullet();

    // A sentence ends with its full stop and the markers that follow it.
    [GeneratedRegex(@"[^。！？]+[。！？]*(?:[ 　]*\[[0-9]{1,3}\])*[ 　]*|[。！？]+(?:[ 　]*\[[0-9]{1,3}\])*[ 　]*", RegexOptions.NonBacktracking)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\[[0-9]{1,3}\]", RegexOptions.NonBacktracking)]
    private static partial Regex Marker();
}
