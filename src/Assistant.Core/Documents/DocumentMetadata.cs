namespace Assistant.Core.Documents;

/// <summary>What a document is and who may read it; from front matter, a side file, the upload form or the command line.</summary>
public sealed record DocumentMetadata
{
    public required string Title { get; init; }
    public DocumentKind Kind { get; init; } = DocumentKind.Other;

    /// <summary>The division in charge (担当課): code or name.</summary>
    public string? Department { get; init; }

    /// <summary>First day on which the document applies.</summary>
    public DateOnly? Effective { get; init; }

    /// <summary>Last day on which it applies, as stated; null when it has no end.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>年度 that it is about: 2026 for 令和8年度 (April 2026 to March 2027, JST).</summary>
    public int? FiscalYear { get; init; }

    /// <summary>One of the configured confidentiality classes (自治体機密性), for example 「2」; null when not stated.</summary>
    public string? Confidentiality { get; init; }

    /// <summary>Uris or file names of the documents that this one replaces from its first day on.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    /// <summary>Role names and organisation codes that may read it. Empty: administrators only.</summary>
    public IReadOnlyList<string> Access { get; init; } = [];

    /// <summary>
    /// First day of the document that replaces this one; null when nothing does. Kept by the record, never stated.
    /// </summary>
    public DateOnly? SupersededFrom { get; init; }

    /// <summary>Last day on which the document applies for any reason; null when it has no end.</summary>
    public DateOnly? ValidUntil => SupersededFrom?.AddDays(-1) is { } last && (Expires is null || last < Expires) ? last : Expires;

    /// <summary>The same as a statement of every field.</summary>
    public StatedMetadata ToStated() => new()
    {
        Title = Title,
        Kind = Kind,
        Department = Department,
        Effective = Effective,
        Expires = Expires,
        FiscalYear = FiscalYear,
        Confidentiality = Confidentiality,
        Supersedes = Supersedes,
        Access = Access,
    };

    /// <param name="today">In JST.</param>
    public DocumentValidity ValidityOn(DateOnly today) =>
        SupersededFrom <= today ? DocumentValidity.Superseded
        : Expires < today ? DocumentValidity.Expired
        : Effective > today ? DocumentValidity.Upcoming
        : DocumentValidity.InForce;
}
