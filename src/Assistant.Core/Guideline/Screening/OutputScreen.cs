using System.Buffers;
using System.Text;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <summary>
/// Looks at what a model writes before anybody sees it. Held back to the end of each sentence, so that a value is never
/// streamed first. What stands in the passages it was given, or in the person's own question, is no finding.
/// </summary>
/// <param name="taken">Labels of the person's own values: they are put back into the answer, so no other value may have one.</param>
internal sealed class OutputScreen(GuidelineScreen screen, string question, IEnumerable<string> passages, IEnumerable<string>? taken = null)
{
    /// <summary>A text without any end of sentence is not held back for ever.</summary>
    private const int LongestHeld = 2_000;

    /// <summary>Letters of what was shown that are read again: a label may end one sentence and its value begin the next.</summary>
    private const int Context = 300;

    private static readonly SearchValues<char> _sentenceEnds = SearchValues.Create("。！？\n");

    private readonly bool _looks = screen.Policy.Actions.Concerns(GuidelinePart.Output);
    private readonly StringBuilder _held = new();

    // Of the whole answer: its pieces and the text that replaces them call a value the same.
    private readonly MaskLabels _labels = new(taken ?? []);
    private string _before = string.Empty;
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
        end = end == 0 && held.Length > LongestHeld ? held.Length - Context : end;
        return end == 0 ? string.Empty : Show(held, end);
    }

    public string Complete()
    {
        var rest = _held.ToString();
        return rest.Length == 0 ? rest : Show(rest, rest.Length);
    }

    /// <summary>The text without what is to be masked, and all that was found in it.</summary>
    public (string Text, IReadOnlyList<RuledFinding> Findings) Review(string text)
    {
        if (!_looks || text.Length == 0)
        {
            return (text, []);
        }

        var findings = Unknown(text).ToList();
        IsBlocked |= findings.Exists(f => f.Action == GuidelineAction.Block);
        return IsBlocked ? (string.Empty, findings) : (_labels.Mask(text, [.. findings.Where(f => f.Action == GuidelineAction.Mask).Select(f => f.Finding)]), findings);
    }

    /// <summary>What is held up to a place, looked at together with what stands around it: no value is cut, and none is parted from its label.</summary>
    private string Show(string held, int end)
    {
        var start = _before.Length;
        var findings = Unknown(_before + held).Where(f => f.Finding.End > start).ToList();
        foreach (var (finding, _) in findings)
        {
            end = finding.Start > start && finding.Start < start + end && finding.End > start + end ? finding.Start - start : end;
        }

        var within = findings.Where(f => f.Finding.Start < start + end).ToList();
        IsBlocked |= within.Exists(f => f.Action == GuidelineAction.Block);
        var shown = held[..end];
        _held.Remove(0, end);
        _before = string.Concat(_before, shown)[^Math.Min(start + end, Context)..];
        return IsBlocked ? string.Empty : _labels.Mask(shown, [.. within.Where(f => f.Action == GuidelineAction.Mask).Select(f => Clip(f.Finding, start, end))]);
    }

    private static Finding Clip(Finding finding, int start, int end)
    {
        var (from, to) = (Math.Max(finding.Start - start, 0), Math.Min(finding.End - start, end));
        return finding with { Start = from, Length = to - from };
    }

    private IEnumerable<RuledFinding> Unknown(string text) =>
        screen.Find(text, GuidelinePart.Output).Where(f => !IsKnown(text.AsSpan(f.Finding.Start, f.Finding.Length).ToString()));

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
