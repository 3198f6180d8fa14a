using Assistant.Core.Documents;
using Assistant.Infrastructure.Documents;

namespace Assistant.Infrastructure.Storage;

/// <summary>What the record knows of a file.</summary>
/// <param name="Document">Null for an archive, whose members are documents, and for a file that was removed by hand.</param>
/// <param name="Stamp">Of the file when the record last agreed with it; null when it must not be relied upon.</param>
internal sealed record KnownFile(DocumentRecord? Document, string? Stamp)
{
    public bool IsRemovedByHand { get; init; }
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

                foreach (var (uri, stamp) in await connection
                    .Sql($"SELECT x.uri, x.stamp FROM file_stamps x WHERE {condition}")
                    .With("@value", value)
                    .ListAsync(r => (r.GetString(0), r.Text(1)), cancellationToken))
                {
                    known[uri] = known.GetValueOrDefault(uri, new KnownFile(null, null)) with { Stamp = stamp };
                }

                foreach (var (uri, stamp) in await connection
                    .Sql($"SELECT x.uri, x.stamp FROM removed_by_hand x WHERE {condition}")
                    .With("@value", value)
                    .ListAsync(r => (r.GetString(0), r.Text(1)), cancellationToken))
                {
                    known.TryAdd(uri, new KnownFile(null, stamp) { IsRemovedByHand = true });
                }
            }

            return known;
        },
        cancellationToken);

    /// <summary>The folder that was asked for when the file was read last; null when it was asked for by itself.</summary>
    public Task<string?> FindRootAsync(string uri, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Sql("SELECT root FROM file_stamps WHERE uri = @uri AND root IS NOT NULL").With("@uri", uri).FirstAsync(r => r.GetString(0), cancellationToken),
        cancellationToken);

    /// <summary>The version that was removed by hand; null when none was.</summary>
    public Task<string?> FindRemovedAsync(string uri, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Sql("SELECT content_hash FROM removed_by_hand WHERE uri = @uri").With("@uri", uri).FirstAsync(r => r.GetString(0), cancellationToken),
        cancellationToken);

    /// <summary>What was stated about a document in the service itself; null when nothing was.</summary>
    public Task<StatedMetadata?> FindStatedAsync(string documentId, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => DocumentStatements.FindOverrideAsync(connection, documentId, cancellationToken), cancellationToken);
}
