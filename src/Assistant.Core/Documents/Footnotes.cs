using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>
/// Puts a footnote behind the paragraph that refers to it: at the foot of the page (「※12 …」, 「注1 …」) it would end up in
/// whatever section begins or ends there.
/// </summary>
internal static partial class Footnotes
{
    /// <summary>A note stands on the page of its mark or the next one; in formats without pages not far below it.</summary>
    private const int FarthestBlocks = 60;

    public static IReadOnlyList<Block> Place(IReadOnlyList<Block> blocks)
    {
        var notes = new Dictionary<int, List<int>>();
        var moved = new HashSet<int>();
        for (var i = 1; i < blocks.Count; i++)
        {
            if (IsText(blocks[i]) && MarkOf(blocks[i].Text) is { } mark && Reference(blocks, i, mark) is { } place && place != i - 1)
            {
                (notes.TryGetValue(place, out var there) ? there : notes[place] = []).Add(i);
                moved.Add(i);
            }
        }

        return moved.Count == 0
            ? blocks
            : [.. Enumerable.Range(0, blocks.Count).Where(i => !moved.Contains(i)).SelectMany(i => notes.GetValueOrDefault(i, []).Prepend(i)).Select(i => blocks[i] with { Lead = moved.Contains(i) ? null : blocks[i].Lead })];
    }

    /// <summary>The block is a note, not text of its section.</summary>
    public static bool IsNote(Block block) => IsText(block) && MarkOf(block.Text) is not null;

    /// <summary>The nearest block above that holds the mark somewhere behind its first letters; null when there is none.</summary>
    private static int? Reference(IReadOnlyList<Block> blocks, int note, string mark)
    {
        var page = blocks[note].Segments[0].Span.Page;
        for (var i = note - 1; i >= Math.Max(0, note - FarthestBlocks); i--)
        {
            if (blocks[i].Segments.Count > 0 && page - blocks[i].Segments[0].Span.Page > 1)
            {
                return null;
            }

            // A note never explains one of its own kind, and a row of a table stays in its table.
            if (IsText(blocks[i]) && MarkOf(blocks[i].Text) is null && Marks(blocks[i].Text).Contains(mark, StringComparer.Ordinal))
            {
                return i;
            }
        }

        return null;
    }

    private static bool IsText(Block block) => block.Kind is BlockKind.Paragraph or BlockKind.ListItem && block.Segments.Count > 0;

    private static string? MarkOf(string text) => NoteStart().Match(text) is { Success: true } match ? Normal(match.Value) : null;

    private static IEnumerable<string> Marks(string text) => Mark().Matches(text).Select(m => Normal(m.Value));

    private static string Normal(string mark) => string.Concat(mark.Normalize(NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c) || c is '※' or '*'));

    [GeneratedRegex("^[（(]?(?:[※＊*][\\s　]?[0-9０-９]{1,3}|注[\\s　]?[0-9０-９]{1,3})(?![0-9０-９年月日])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoteStart();

    [GeneratedRegex("(?:[※＊*][\\s　]?[0-9０-９]{1,3}|注[\\s　]?[0-9０-９]{1,3})(?![0-9０-９年月日])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
