using Assistant.Core.Documents;
using Assistant.Infrastructure.Documents;

namespace Assistant.Infrastructure.Storage;

/// <summary>What the record knows of a file.</summary>
/// <param name="Document">Null for an archive, whose members are documents, and for a file that was removed by hand.</param>
/// <param name="Stamp">Of the file when the record last agreed with it; null when it must not be relied upon.</param>
internal sealed record KnownFile(DocumentRecord? Document, string? Stamp)
{
    public bool IsRemovedByHand { get; init; }

    public SourceOrigin Origin { get; init; } = SourceOrigin.Unknown;
}

/// <summary>How a file was asked for when it was read or tried last.</summary>
/// <param name="Root">The folder that was asked for; null when the file was asked for by itself.</param>
/// <param name="Defaults">What the command line stated; null for nothing.</param>
internal sealed record SourceOrigin(string? Root, StatedMetadata? Defaults)
{
    public static readonly SourceOrigin Unknown = new(null, null);

    /// <summary>The wider one of the folder that is asked for now and the remembered one: the defaults of a folder above must not be lost.</summary>
    public string? RootOf(string path, string? asked) =>
        Root is { } root && path.StartsWith(root, StringComparison.Ordinal) && asked?.StartsWith(root, StringComparison.Ordinal) != false ? root : asked;
}

/// <summary>What a scan has to know, in one query for all files.</summary>
internal sealed class SourceRecord(Database database)
{
    /// <param name="prefixes">Beginnings of uris; documents below any of them.</param>
    /// <param name="uris">Further uris, one by one.</param>
    public Task<Dictionary<string, KnownFile>> ReadAsync(IReadOnlyCollection<string> prefixes, IReadOnlyCollection<string> uris, CancellationToken cancellationToken) => database.ReadAsync(
        async connection =>
        {
            var known = new Dictionary<string, KnownFile>(StringComparer.Ordinal);
            foreach (var (condition, value) in prefixes.Select(p => ("substr(x.uri, 1, length(@value)) = @value", p)).Concat(uris.Select(u => ("x.uri = @value", u))))
            {
                var documents = await connection
                    .Sql($"SELECT {DocumentRows.Columns} {DocumentRows.From} WHERE {condition.Replace("x.", "d.", StringComparison.Ordinal)} ORDER BY d.uri, a.position")
                    .With("@value", value)
                    .ReadDocumentsAsync(cancellationToken);
                foreach (var document in documents)
                {
                    known[document.Uri] = new KnownFile(document, null);
                }

                foreach (var (uri, stamp, origin) in await connection
                    .Sql($"SELECT x.uri, x.stamp, x.root, x.defaults FROM file_stamps x WHERE {condition}")
                    .With("@value", value)
                    .ListAsync(r => (r.GetString(0), r.Text(1), new SourceOrigin(r.Text(2), JobRows.Defaults(r, 3))), cancellationToken))
                {
                    known[uri] = known.GetValueOrDefault(uri, new KnownFile(null, null)) with { Stamp = stamp, Origin = origin };
                }

                foreach (var (uri, stamp) in await connection
                    .Sql($"SELECT x.uri, x.stamp FROM removed_by_hand x WHERE {condition}")
                    .With("@value", value)
                    .ListAsync(r => (r.GetString(0), r.Text(1)), cancellationToken))
                {
                    known.TryAdd(uri, new KnownFile(null, stamp) { IsRemovedByHand = true });
                }

                // One that failed or waits has no stamp yet, and must not forget how it was asked for.
                foreach (var (uri, origin) in await connection
                    .Sql($"SELECT x.uri, x.root, x.defaults FROM ingestion_jobs x WHERE {condition}")
                    .With("@value", value)
                    .ListAsync(r => (r.GetString(0), new SourceOrigin(r.Text(1), JobRows.Defaults(r, 2))), cancellationToken))
                {
                    known[uri] = known.GetValueOrDefault(uri, new KnownFile(null, null)) with { Origin = origin };
                }
            }

            return known;
        },
        cancellationToken);

    /// <summary>How the file was asked for last: by the job that is still there, otherwise by the one that read it.</summary>
    public Task<SourceOrigin> FindOriginAsync(string uri, CancellationToken cancellationToken) => database.ReadAsync(
        async connection => await connection
            .Sql("SELECT root, defaults FROM ingestion_jobs WHERE uri = @uri UNION ALL SELECT root, defaults FROM file_stamps WHERE uri = @uri")
            .With("@uri", uri)
            .FirstAsync(r => new SourceOrigin(r.Text(0), JobRows.Defaults(r, 1)), cancellationToken) ?? SourceOrigin.Unknown,
        cancellationToken);

    /// <summary>The version that was removed by hand; null when none was.</summary>
    public Task<string?> FindRemovedAsync(string uri, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Sql("SELECT content_hash FROM removed_by_hand WHERE uri = @uri").With("@uri", uri).FirstAsync(r => r.GetString(0), cancellationToken),
        cancellationToken);

    /// <summary>What was stated about a document in the service itself; null when nothing was.</summary>
    public Task<StatedMetadata?> FindStatedAsync(string documentId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => DocumentStatements.FindOverrideAsync(connection, documentId, cancellationToken), cancellationToken);
}
