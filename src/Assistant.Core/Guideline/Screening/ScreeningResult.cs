using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Core.Guideline.Screening;

/// <summary>What was found in all that a person sends at once, and what follows.</summary>
public sealed class ScreeningResult
{
    private readonly string _version;
    private readonly IReadOnlyList<(ScreenedText Text, IReadOnlyList<RuledFinding> Findings)> _found;

    private readonly IAcknowledgementSeal _seal;

    internal ScreeningResult(string version, IReadOnlyList<(ScreenedText Text, IReadOnlyList<RuledFinding> Findings)> found, IAcknowledgementSeal seal) =>
        (_version, _found, _seal) = (version, found, seal);

    /// <summary>The strictest action of all findings; what is only logged is allowed.</summary>
    public GuidelineAction Action => _found.SelectMany(f => f.Findings).Select(f => f.Action).DefaultIfEmpty(GuidelineAction.Off).Max();

    /// <summary>Kinds that were found, in the order of <see cref="FindingKind"/>.</summary>
    public IReadOnlyList<FindingKind> Kinds => [.. _found.SelectMany(f => f.Findings).Select(f => f.Finding.Kind).Distinct().Order()];

    /// <param name="offset">Letters that stood before the first text as it was sent, and that were trimmed.</param>
    public GuidelineDecision ToDecision(int offset = 0) => new(
        _version,
        Action switch
        {
            GuidelineAction.Block => GuidelineDecision.Block,
            GuidelineAction.Warn => GuidelineDecision.Warn,
            GuidelineAction.Mask => GuidelineDecision.Mask,
            _ => GuidelineDecision.Allow,
        },
        [.. _found.SelectMany(f => f.Findings.Select(r => GuidelineFinding.Of(r, f.Text.Part, ReferenceEquals(f.Text, _found[0].Text) ? offset : 0) with { Name = f.Text.Name }))]);

    /// <summary>The texts with the values out that the policy masks; what was warned about stays, where the person has confirmed it.</summary>
    public MaskedTexts Masked() => Mask(f => f.Action == GuidelineAction.Mask);

    /// <summary>The texts as they may lie in the record when they went nowhere: without any value that was found.</summary>
    public MaskedTexts Covered() => Mask(f => f.Finding.Kind is not (FindingKind.ConfidentialityMark or FindingKind.Copyright));

    /// <summary>
    /// What a person sends back to say that the findings were seen: bound to the person, the texts, the findings and the version, and
    /// sealed, so that nobody can work it out without having been shown them. Nothing is stored for it.
    /// </summary>
    public string AcknowledgementFor(string userId) => _seal.Seal(DigestFor(userId));

    /// <param name="acknowledgement">As it was sent; null where none was.</param>
    public bool IsAcknowledged(string userId, string? acknowledgement) => acknowledgement is not null && _seal.IsOf(acknowledgement, DigestFor(userId));

    private byte[] DigestFor(string userId)
    {
        var bound = new StringBuilder();
        Add(bound, _version);
        Add(bound, userId);
        foreach (var (text, findings) in _found)
        {
            Add(bound, text.Name ?? string.Empty);
            Add(bound, text.Text);
            foreach (var (finding, action) in findings)
            {
                Add(bound, string.Create(CultureInfo.InvariantCulture, $"{text.Part}/{finding.Kind}/{finding.Start}/{finding.Length}/{action}"));
            }
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(bound.ToString()));
    }

    private static void Add(StringBuilder bound, string part) => bound.Append(part.Length).Append(':').Append(part).Append('\n');

    /// <summary>Labels are numbered over all texts together: what they are put back into may have come from any of them.</summary>
    private MaskedTexts Mask(Func<RuledFinding, bool> takes)
    {
        var labels = new MaskLabels(_found.Select(f => f.Text.Text));
        return new MaskedTexts([.. _found.Select(f => labels.Mask(f.Text.Text, [.. f.Findings.Where(takes).Select(r => r.Finding)]))], labels.Values);
    }
}
