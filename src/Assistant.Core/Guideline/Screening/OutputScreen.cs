using System.Buffers;
using System.Text;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <summary>
/// Looks at what a model writes before anybody sees it. Held back to the end of each sentence, so that a value is never
/// streamed first. What stands in the passages it was given, or in the person's own question, is no finding.
/// </summary>
internal sealed class OutputScreen(GuidelineScreen screen, string question, IEnumerable<string> passages)
{
    /// <summary>A text without any end of sentence is not held back for ever.</summary>
    private const int LongestHeld = 2_000;

    private static readonly SearchValues<char> _sentenceEnds = SearchValues.Create("。！？\n");

    private readonly bool _looks = screen.Policy.Actions.Concerns(GuidelinePart.Output);
    private readonly StringBuilder _held = new();
    private string? _known;

    /// <summary>The answer must not be shown.</summary>
    public bool IsBlocked { get; private set; }

    /// <returns>What may be shown now, values that are to be masked out already.</returns>
    public string Push(string piece)
    {
        if (!_looks)
        {
            return piece;
        }

        _held.Append(piece);
        var held = _held.ToString();
        var end = held.AsSpan().LastIndexOfAny(_sentenceEnds) + 1;
        end = end == 0 && held.Length > LongestHeld ? held.Length : end;
        if (end == 0)
        {
            return string.Empty;
        }

        _held.Remove(0, end);
        return Review(held[..end]).Text;
    }

    public string Complete()
    {
        var rest = _held.ToString();
        _held.Clear();
        return Review(rest).Text;
    }

    /// <summary>The text without what is to be masked, and all that was found in it.</summary>
    public (string Text, IReadOnlyList<RuledFinding> Findings) Review(string text)
    {
        if (!_looks || text.Length == 0)
        {
            return (text, []);
        }

        var findings = screen.Find(text, GuidelinePart.Output).Where(f => !IsKnown(text.AsSpan(f.Finding.Start, f.Finding.Length).ToString())).ToList();
        IsBlocked |= findings.Exists(f => f.Action == GuidelineAction.Block);
        return IsBlocked ? (string.Empty, findings) : (Masking.Mask(text, [.. findings.Where(f => f.Action == GuidelineAction.Mask).Select(f => f.Finding)]).Text, findings);
    }

    private bool IsKnown(string value)
    {
        _known ??= Key(string.Join('\n', passages.Prepend(question)));
        return _known.Contains(Key(value), StringComparison.Ordinal);
    }

    /// <summary>In any width, with any dashes and spaces: 024-924-2511 is ０２４（９２４）２５１１.</summary>
    private static string Key(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in ScanText.Of(text).Text)
        {
            if (char.IsLetterOrDigit(c) || c is '@' or '\n')
            {
                key.Append(c);
            }
        }

        return key.ToString();
    }
}
