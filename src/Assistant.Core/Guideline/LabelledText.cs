namespace Assistant.Core.Guideline;

/// <summary>A sentence whose personal information is known.</summary>
public sealed record LabelledText(string Id, string Text, IReadOnlyList<LabelledSpan> Findings);

/// <param name="Start">In UTF-16 code units.</param>
public sealed record LabelledSpan(FindingKind Kind, int Start, int Length);
