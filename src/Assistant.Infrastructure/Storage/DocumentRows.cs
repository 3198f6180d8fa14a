using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Assistant.Core.Access;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Storage;

/// <summary>How documents, pages and chunks lie in their tables.</summary>
internal static class DocumentRows
{
    /// <summary>One row for each access code (one row without a code when there is none), codes in order.</summary>
    public const string Columns = """
        d.id, d.uri, d.title, d.kind, d.department, d.effective, d.content_hash, d.page_count, d.chunk_count,
        d.state, d.error_code, d.error_message, d.indexed_at, d.expires, d.fiscal_year, d.confidentiality, d.superseded_from,
        d.file_hash, d.file_bytes, (SELECT json_group_array(s.target ORDER BY s.position) FROM document_supersedes s WHERE s.document_id = d.id), d.warnings, a.code
        """;

    public const string From = "FROM documents d LEFT JOIN document_access a ON a.document_id = d.id";

    public const string ChunkColumns = "c.id, c.ordinal, c.kind, c.heading_path, c.segments, c.cells";

    public const int ChunkColumnCount = 6;

    private const int AccessColumn = 21;

    /// <summary>
    /// The condition that stands in every query on behalf of a person. Its list is bound by
    /// <see cref="WithScope"/>; nobody's list is empty and matches nothing.
    /// </summary>
    public static string Readable(AccessScope scope) => scope.All
        ? "1 = 1"
        : "EXISTS (SELECT 1 FROM document_access r WHERE r.document_id = d.id AND r.code IN ({code}))";

    public static DbCommand WithScope(this DbCommand command, AccessScope scope) =>
        scope.All ? command : command.WithList("code", scope.Codes);

    /// <summary>Reads rows of <see cref="Columns"/> that are ordered by document.</summary>
    public static async Task<List<DocumentRecord>> ReadDocumentsAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        var rows = await command.ListAsync(r => (Document: MapDocument(r), Code: r.Text(AccessColumn)), cancellationToken);
        List<DocumentRecord> documents = [];
        foreach (var group in rows.GroupBy(r => r.Document.Id, StringComparer.Ordinal))
        {
            var document = group.First().Document;
            documents.Add(document with
            {
                Metadata = document.Metadata with { Access = [.. group.Select(r => r.Code).OfType<string>()] },
            });
        }

        return documents;
    }

    public static Chunk MapChunk(DbDataReader reader, int offset = 0) => new(
        reader.GetString(offset),
        reader.GetInt32(offset + 1),
        FromStored<BlockKind>(reader.GetString(offset + 2)),
        JsonSerializer.Deserialize(reader.GetString(offset + 3), StorageJson.Shared.StringArray)!,
        Segments(JsonSerializer.Deserialize(reader.GetString(offset + 4), StorageJson.Shared.StoredSegmentArray)!),
        [.. JsonSerializer.Deserialize(reader.GetString(offset + 5), StorageJson.Shared.StoredCellArray)!.Select(c => new TableCell(c.C, Segments(c.I)))]);

    /// <summary>Number, text, label, confidence, width, height.</summary>
    public static PageText MapPage(DbDataReader reader) => new(reader.GetInt32(0), reader.GetString(1))
    {
        Label = reader.Text(2),
        Confidence = reader.IsDBNull(3) ? null : reader.GetInt32(3),
        Size = reader.IsDBNull(4) || reader.IsDBNull(5) ? null : (reader.GetDouble(4), reader.GetDouble(5)),
    };

    public static string HeadingPath(Chunk chunk) =>
        JsonSerializer.Serialize([.. chunk.HeadingPath], StorageJson.Shared.StringArray);

    public static string Segments(Chunk chunk) =>
        JsonSerializer.Serialize(Segments(chunk.Segments), StorageJson.Shared.StoredSegmentArray);

    public static string Cells(Chunk chunk) =>
        JsonSerializer.Serialize([.. chunk.Cells.Select(c => new StoredCell(c.Column, Segments(c.Items)))], StorageJson.Shared.StoredCellArray);

    public static string Warnings(DocumentRecord document) =>
        JsonSerializer.Serialize([.. document.Warnings], StorageJson.Shared.ReadWarningArray);

    /// <summary>Enumerations are kept by name: <c>Plan</c> as <c>plan</c>, <c>TableRow</c> as <c>tablerow</c>.</summary>
    public static string ToStored<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T FromStored<T>(string value)
        where T : struct, Enum => Enum.Parse<T>(value, ignoreCase: true);

    private static DocumentRecord MapDocument(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        new DocumentMetadata
        {
            Title = reader.GetString(2),
            Kind = FromStored<DocumentKind>(reader.GetString(3)),
            Department = reader.Text(4),
            Effective = Date(reader, 5),
            Expires = Date(reader, 13),
            FiscalYear = reader.IsDBNull(14) ? null : reader.GetInt32(14),
            Confidentiality = reader.Text(15),
            SupersededFrom = Date(reader, 16),
            Supersedes = JsonSerializer.Deserialize(reader.GetString(19), StorageJson.Shared.StringArray)!,
        },
        reader.GetString(6),
        reader.GetInt32(7),
        reader.GetInt32(8),
        FromStored<DocumentState>(reader.GetString(9)),
        reader.Text(10),
        reader.Text(11),
        reader.Time(12))
    {
        FileHash = reader.GetString(17),
        FileBytes = reader.GetInt64(18),
        Warnings = JsonSerializer.Deserialize(reader.GetString(20), StorageJson.Shared.ReadWarningArray)!,
    };

    private static DateOnly? Date(DbDataReader reader, int column) =>
        reader.Text(column) is { } date ? DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture) : null;

    private static StoredSegment[] Segments(IReadOnlyList<Segment> segments) =>
        [.. segments.Select(StoredSegment.Of)];

    private static Segment[] Segments(StoredSegment[] segments) =>
        [.. segments.Select(s => s.ToSegment())];
}
