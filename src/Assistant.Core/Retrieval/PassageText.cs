using Assistant.Core.Documents;

namespace Assistant.Core.Retrieval;

/// <summary>The fields of a passage as they are searched.</summary>
internal static class PassageText
{
    /// <summary>Title and headings: what the passage is about without saying it.</summary>
    public static string Context(DocumentRecord document, Chunk chunk) =>
        document.Metadata.Title + "\t" + string.Join('\t', chunk.HeadingPath);

    /// <summary>Tabs, not spaces, stand between sentences and cells: words must not join over them.</summary>
    public static string Body(Chunk chunk) => chunk.Cells.Count > 0
        ? string.Join('\t', chunk.Cells.Where(c => c.Items.Count > 0).Select(c => c.Column + "\t" + string.Join('\t', c.Items.Select(i => i.Text))))
        : string.Join('\t', chunk.Segments.Select(s => s.Text));

    /// <summary>For an embedding or reranking model: title, headings and the passage as people read it.</summary>
    public static string ForModel(DocumentRecord document, Chunk chunk) =>
        string.Join(" > ", chunk.HeadingPath.Prepend(document.Metadata.Title).Distinct(StringComparer.Ordinal)) + "\n" + chunk.Text;
}
