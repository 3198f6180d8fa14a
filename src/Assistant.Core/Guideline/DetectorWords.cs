namespace Assistant.Core.Guideline;

/// <summary>Words that a policy adds to the detectors' tables. A word may be written in any width of letters.</summary>
public sealed record DetectorWords
{
    /// <summary>Published contacts by kind, see <see cref="DetectorTables.AllowedNumber"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Allowed { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Names of particular people and firms.</summary>
    public IReadOnlyList<string> Denied { get; init; } = [];

    /// <summary>Marks of confidential papers.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Literal words with at most one 「…」, which stands for up to <see cref="WordPatterns.LongestGap"/> letters of one sentence.</summary>
    public IReadOnlyList<string> Copyright { get; init; } = [];

    /// <summary>Where one of these words stands, a pattern that touches it does not count: どんな風に.</summary>
    public IReadOnlyList<string> NotCopyright { get; init; } = [];
}
