namespace Assistant.Core.Documents;

/// <summary>What a document is and who may read it; from front matter, a side file or the command line.</summary>
public sealed record DocumentMetadata
{
    public required string Title { get; init; }
    public DocumentKind Kind { get; init; } = DocumentKind.Other;

    /// <summary>The division in charge (担当課).</summary>
    public string? Department { get; init; }

    /// <summary>First day on which the document applies.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Role names and department codes that may read it. Empty: administrators only.</summary>
    public IReadOnlyList<string> Access { get; init; } = [];
}
