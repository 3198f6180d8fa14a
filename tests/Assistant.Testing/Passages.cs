using Assistant.Core.Documents;

namespace Assistant.Testing;

/// <summary>Short ways to passages for tests of search and answers.</summary>
public static class Passages
{
    public static DocumentRecord Document(string id, string title = "文書", IReadOnlyList<string>? access = null, DocumentKind kind = DocumentKind.Manual, string? department = null) =>
        new(id, id + ".md", new DocumentMetadata { Title = title, Kind = kind, Department = department, Access = access ?? ["staff"] }, "hash", 0, 1, DocumentState.Indexed, null, null, DateTimeOffset.UnixEpoch);

    /// <param name="ordinal">Position in the document: no two passages of one document share it.</param>
    public static IndexablePassage Of(DocumentRecord document, int ordinal, string text, params string[] headings) =>
        new(document, new Chunk($"{document.Id}-{ordinal}", ordinal, BlockKind.Paragraph, headings, [new Segment(text, new SourceSpan(0, 0, text.Length))], []));
}
