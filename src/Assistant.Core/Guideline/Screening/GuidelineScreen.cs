using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <summary>One version of the policy, ready to look at texts. Linear in the text; holds no state; any thread may use it.</summary>
public sealed class GuidelineScreen
{
    /// <summary>Letters at each side of the border between two questions.</summary>
    private const int Around = 80;

    private readonly ISensitiveTextDetector _detector;
    private readonly IAcknowledgementSeal _seal;

    public GuidelineScreen(PolicyInForce policy, ISensitiveTextDetector detector, IAcknowledgementSeal seal)
    {
        ArgumentNullException.ThrowIfNull(policy);
        (InForce, _detector, _seal) = (policy, detector, seal);
    }

    public PolicyInForce InForce { get; }

    public GuidelinePolicy Policy => InForce.Policy;

    /// <summary>In order of place, without what the policy does not ask about.</summary>
    public IReadOnlyList<RuledFinding> Find(string text, GuidelinePart part)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Rule(part is GuidelinePart.Question or GuidelinePart.Attachment or GuidelinePart.Variable ? _detector.FindTyped(text) : _detector.Find(text), part);
    }

    private IReadOnlyList<RuledFinding> Find(ScreenedText text)
    {
        var found = Find(text.Text, text.Part);
        var across = text.Before is null ? [] : Rule(Across(text.Before, text.Text), text.Part);
        return across.Count == 0 ? found : [.. across, .. found.Where(f => f.Finding.Start >= across[^1].Finding.End)];
    }

    /// <summary>The rest of a value that began in the text before: half a number in each of two questions is a whole one.</summary>
    private List<Finding> Across(string before, string text)
    {
        var first = before.TrimEnd();
        var tail = first[^Math.Min(first.Length, Around)..];
        return
        [
            .. _detector.FindTyped(string.Concat(tail, "\n", text.AsSpan(0, Math.Min(text.Length, Around))))
                .Where(f => f.Start < tail.Length && f.End > tail.Length + 1)
                .Select(f => f with { Start = 0, Length = f.End - tail.Length - 1 }),
        ];
    }

    private List<RuledFinding> Rule(IEnumerable<Finding> findings, GuidelinePart part)
    {
        var found = new List<RuledFinding>();
        foreach (var finding in findings)
        {
            var action = Policy.Actions.Of(finding.Kind, finding.Certainty, part);
            if (action != GuidelineAction.Off)
            {
                found.Add(new RuledFinding(finding, action));
            }
        }

        return found;
    }

    /// <summary>All findings of a text, also those that nothing follows from: what masks an excerpt hides them all.</summary>
    public IReadOnlyList<Finding> FindAll(string text) => _detector.FindTyped(text);

    /// <param name="texts">All that a person sends at once.</param>
    /// <param name="masks">The person wants everything that would only be warned about to be masked.</param>
    public ScreeningResult Check(IReadOnlyList<ScreenedText> texts, bool masks = false)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var found = texts.Select(text => (Text: text, Findings: Find(text))).ToList();
        if (masks)
        {
            found = [.. found.Select(f => (f.Text, (IReadOnlyList<RuledFinding>)[.. f.Findings.Select(r => r.Action == GuidelineAction.Warn ? r with { Action = GuidelineAction.Mask } : r)]))];
        }

        return new ScreeningResult(InForce.Version, found, _seal);
    }
}
