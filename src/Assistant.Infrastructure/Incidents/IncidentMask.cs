using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Screening;
using Assistant.Core.Incidents;

namespace Assistant.Infrastructure.Incidents;

/// <summary>
/// Takes out of one report, before anything is stored, what the policy in force finds: the queue never holds an original value. A value
/// has one label in the whole report.
/// </summary>
internal sealed class IncidentMask(GuidelineScreen screen, string description, IncidentSnapshot? turn)
{
    private readonly MaskLabels _labels = new([description, .. TextsOf(turn)]);

    public int Count { get; private set; }

    public string Description() => Apply(description);

    public IncidentSnapshot? Turn() => turn is null ? null : turn with
    {
        Question = Apply(turn.Question),
        Answer = Apply(turn.Answer),
        Citations = [.. turn.Citations.Select(c => c with { Title = Apply(c.Title), Quote = Apply(c.Quote) })],
    };

    private string Apply(string text)
    {
        // Marks such as 取扱注意 and requests for a style are no values, and what is public by law (法人番号) is information only.
        Finding[] findings = [.. screen.FindAll(text).Where(f => f.Kind is not (FindingKind.ConfidentialityMark or FindingKind.Copyright) && f.Certainty != Certainty.Information)];
        Count += findings.Length;
        return _labels.Mask(text, findings);
    }

    private static IEnumerable<string> TextsOf(IncidentSnapshot? turn) =>
        turn is null ? [] : [turn.Question, turn.Answer, .. turn.Citations.SelectMany(c => new[] { c.Title, c.Quote })];
}
