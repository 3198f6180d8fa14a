namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>The fields as they are written in YAML.</summary>
internal static class MetadataNames
{
    public const string Title = "title";
    public const string Kind = "kind";
    public const string Department = "department";
    public const string Effective = "effective";
    public const string Expires = "expires";
    public const string FiscalYear = "fiscalYear";
    public const string Confidentiality = "confidentiality";
    public const string Supersedes = "supersedes";
    public const string Access = "access";

    public static IReadOnlyList<string> All { get; } = [Title, Kind, Department, Effective, Expires, FiscalYear, Confidentiality, Supersedes, Access];
}
