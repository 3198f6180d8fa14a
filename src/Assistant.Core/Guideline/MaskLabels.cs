using System.Globalization;
using System.Text;

namespace Assistant.Core.Guideline;

/// <summary>
/// The labels of texts that belong together – the parts of what a person sends, the pieces of one answer: a value has one label in
/// all of them, and no two values share one. Not safe for several threads.
/// </summary>
/// <param name="texts">Texts that are read beside the masked ones: a label that stands in them would name the wrong value.</param>
public sealed class MaskLabels(IEnumerable<string> texts)
{
    private readonly List<string> _texts = [.. texts];
    private readonly Dictionary<(FindingKind Kind, string Value), string> _labels = [];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<FindingKind, int> _counts = [];

    /// <summary>Label to the value as it was written.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The text with a label in the place of each finding.</summary>
    /// <param name="findings">In order, without overlaps, as <see cref="ISensitiveTextDetector.Find"/> gives them.</param>
    public string Mask(string text, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        if (findings.Count == 0)
        {
            return text;
        }

        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var finding in findings)
        {
            masked.Append(text, at, finding.Start - at).Append(LabelOf(finding.Kind, text.Substring(finding.Start, finding.Length), text));
            at = finding.End;
        }

        return masked.Append(text, at, text.Length - at).ToString();
    }

    private string LabelOf(FindingKind kind, string value, string text)
    {
        if (_labels.TryGetValue((kind, value), out var known))
        {
            return known;
        }

        string label;
        do
        {
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
            label = string.Create(CultureInfo.InvariantCulture, $"〔{Masking.NameOf(kind)}{_counts[kind]}〕");
        }
        while (text.Contains(label, StringComparison.Ordinal) || _texts.Exists(other => other.Contains(label, StringComparison.Ordinal)));

        _labels.Add((kind, value), label);
        _values.Add(label, value);
        return label;
    }
}
