using System.Collections.Immutable;

namespace Assistant.Core.Guideline.Policy;

/// <summary>What follows from a finding, from the mildest to the strictest.</summary>
public enum GuidelineAction
{
    Off,

    /// <summary>Recorded, nothing else.</summary>
    Log,

    /// <summary>The value is replaced by 〔氏名1〕 before anything leaves.</summary>
    Mask,

    /// <summary>Nothing leaves before the person has confirmed it. In a document: reported. In an answer: said beside it.</summary>
    Warn,

    /// <summary>Nothing leaves. A document: held until an administrator decides.</summary>
    Block,
}

/// <summary>Where a text comes from.</summary>
public enum GuidelinePart
{
    Question,
    Attachment,

    /// <summary>A value of a template.</summary>
    Variable,

    Document,

    /// <summary>What a model wrote.</summary>
    Output,
}

/// <summary>The table kind × certainty × part → action. Immutable.</summary>
public sealed class ScreeningActions
{
    private static readonly int _kinds = Enum.GetValues<FindingKind>().Length;
    private static readonly int _certainties = Enum.GetValues<Certainty>().Length;
    private static readonly int _parts = Enum.GetValues<GuidelinePart>().Length;

    private readonly ImmutableArray<GuidelineAction> _cells;

    private ScreeningActions(ImmutableArray<GuidelineAction> cells) => _cells = cells;

    /// <summary>Nothing follows from anything.</summary>
    public static ScreeningActions None { get; } = Create([]);

    /// <param name="cells">What is not named is <see cref="GuidelineAction.Off"/>.</param>
    public static ScreeningActions Create(IEnumerable<(FindingKind Kind, Certainty Certainty, GuidelinePart Part, GuidelineAction Action)> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var table = new GuidelineAction[_kinds * _certainties * _parts];
        foreach (var (kind, certainty, part, action) in cells)
        {
            table[IndexOf(kind, certainty, part)] = action;
        }

        return new ScreeningActions([.. table]);
    }

    public GuidelineAction Of(FindingKind kind, Certainty certainty, GuidelinePart part) => _cells[IndexOf(kind, certainty, part)];

    /// <summary>Whether anything can follow for texts of this kind.</summary>
    public bool Concerns(GuidelinePart part) => Enum.GetValues<FindingKind>().Any(k => Enum.GetValues<Certainty>().Any(c => Of(k, c, part) != GuidelineAction.Off));

    /// <summary>The rule that a kind of finding belongs to.</summary>
    public static int RuleOf(FindingKind kind) => kind switch
    {
        FindingKind.ConfidentialityMark => 2,
        FindingKind.Copyright => 10,
        FindingKind.DeniedWord => 11,
        _ => 1,
    };

    private static int IndexOf(FindingKind kind, Certainty certainty, GuidelinePart part) => (((int)kind * _certainties) + (int)certainty) * _parts + (int)part;
}
