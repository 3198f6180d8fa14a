namespace Assistant.Core.Documents;

/// <summary>
/// Decides what a document is, field by field: what was stated in the service itself, the file's own side file, its front matter,
/// the nearest folder's defaults, the next folder's, the command line, and last what was derived.
/// </summary>
public static class MetadataResolution
{
    /// <param name="stated">Everything that comes before the command line, merged.</param>
    /// <param name="defaults">From the command line.</param>
    /// <param name="derivedTitle">First heading, the format's own title or the file name.</param>
    public static DocumentMetadata Resolve(StatedMetadata? stated, StatedMetadata defaults, string derivedTitle)
    {
        var own = Merge(stated, defaults);
        return new DocumentMetadata
        {
            Title = own.Title ?? derivedTitle,
            Kind = own.Kind ?? DocumentKind.Other,
            Department = own.Department,
            Effective = own.Effective,
            Expires = own.Expires,
            FiscalYear = own.FiscalYear,
            Confidentiality = own.Confidentiality,
            Supersedes = own.Supersedes ?? [],
            Access = own.Access ?? [],
        };
    }

    /// <summary>Field by field: <paramref name="first"/> where it says something, otherwise <paramref name="second"/>.</summary>
    public static StatedMetadata Merge(StatedMetadata? first, StatedMetadata? second) => new()
    {
        Title = first?.Title ?? second?.Title,
        Kind = first?.Kind ?? second?.Kind,
        Department = first?.Department ?? second?.Department,
        Effective = first?.Effective ?? second?.Effective,
        Expires = first?.Expires ?? second?.Expires,
        FiscalYear = first?.FiscalYear ?? second?.FiscalYear,
        Confidentiality = first?.Confidentiality ?? second?.Confidentiality,
        Supersedes = first?.Supersedes ?? second?.Supersedes,
        Access = first?.Access ?? second?.Access,
    };
}
