using System.Text.Json.Serialization;

namespace Assistant.Core.Documents;

/// <summary>Metadata as stated in front matter, a side file, a folder's defaults or the upload form: only what was written there.</summary>
public sealed record StatedMetadata
{
    public string? Title { get; init; }
    public DocumentKind? Kind { get; init; }
    public string? Department { get; init; }
    public DateOnly? Effective { get; init; }
    public DateOnly? Expires { get; init; }
    public int? FiscalYear { get; init; }
    public string? Confidentiality { get; init; }
    public IReadOnlyList<string>? Supersedes { get; init; }
    public IReadOnlyList<string>? Access { get; init; }

    /// <summary>The line (from 1) on which each field stands, by its name in YAML; empty where it was no file. No part of what is stated.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
