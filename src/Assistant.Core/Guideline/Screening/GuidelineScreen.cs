using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <summary>One version of the policy, ready to look at texts. Linear in the text; holds no state; any thread may use it.</summary>
public sealed class GuidelineScreen
{
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
        var found = new List<RuledFinding>();
        foreach (var finding in _detector.Find(text))
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
    public IReadOnlyList<Finding> FindAll(string text) => _detector.Find(text);

    /// <param name="texts">All that a person sends at once.</param>
    /// <param name="masks">The person wants everything that would only be warned about to be masked.</param>
    public ScreeningResult Check(IReadOnlyList<ScreenedText> texts, bool masks = false)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var found = texts.Select(text => (Text: text, Findings: Find(text.Text, text.Part))).ToList();
        if (masks)
        {
            found = [.. found.Select(f => (f.Text, (IReadOnlyList<RuledFinding>)[.. f.Findings.Select(r => r.Action == GuidelineAction.Warn ? r with { Action = GuidelineAction.Mask } : r)]))];
        }

        return new ScreeningResult(InForce.Version, found, _seal);
    }
}
