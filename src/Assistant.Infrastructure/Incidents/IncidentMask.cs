using Assistant.Core.Guideline;
using Assistant.Core.Incidents;

namespace Assistant.Infrastructure.Incidents;

/// <summary>Takes personal information out before anything is stored: the queue never holds an original value.</summary>
internal sealed class IncidentMask(ISensitiveTextDetector detector)
{
    public int Count { get; private set; }

    public IncidentSnapshot Apply(IncidentSnapshot turn) => turn with
    {
        Question = Apply(turn.Question),
        Answer = Apply(turn.Answer),
        Citations = [.. turn.Citations.Select(c => c with { Title = Apply(c.Title), Quote = Apply(c.Quote) })],
    };

    public string Apply(string text)
    {
        // Marks such as 取扱注意 are no values, and what is public by law (法人番号) is information only.
        Finding[] findings = [.. detector.Find(text).Where(f => f.Kind != FindingKind.ConfidentialityMark && f.Certainty != Certainty.Information)];
        Count += findings.Length;
        return Masking.Mask(text, findings).Text;
    }
}
