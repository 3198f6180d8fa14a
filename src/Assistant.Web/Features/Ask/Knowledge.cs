using Assistant.Core.Documents;

namespace Assistant.Web.Features.Ask;

/// <summary>What the service can look into for this person.</summary>
public sealed record Knowledge(IReadOnlyList<DocumentRecord> Documents)
{
    public static Knowledge Nothing { get; } = new([]);

    /// <summary>A document whose last reading failed stays searchable when an earlier version was read.</summary>
    public static Knowledge Of(IEnumerable<DocumentRecord> documents) =>
        new([.. documents.Where(d => d.Chunks > 0).OrderBy(d => d.Metadata.Kind).ThenBy(d => d.Metadata.Title, StringComparer.Ordinal)]);

    public DateTimeOffset? Updated => Documents.Count == 0 ? null : Documents.Max(d => d.IndexedAt);

    /// <summary>Divisions in charge, with the documents they answer for.</summary>
    public IEnumerable<(string Department, IReadOnlyList<string> Titles)> Contacts => Documents
        .Where(d => d.Metadata.Department is not null)
        .GroupBy(d => d.Metadata.Department!, d => d.Metadata.Title, StringComparer.Ordinal)
        .Select(g => (g.Key, (IReadOnlyList<string>)[.. g]));

    public IEnumerable<string> Examples => ExampleQuestions.All
        .Where(example => Documents.Any(d => d.Metadata.Kind == example.Kind))
        .Select(example => example.Text);
}
