using System.Data.Common;
using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Time;
using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Documents;

/// <summary>
/// Keeps the first day of what replaces a document in the document itself, so that an index can filter by it. After a
/// change the documents that hang together with the changed one are worked out again; those whose day changes carry the
/// generation of the change.
/// </summary>
internal static class Superseding
{
    /// <summary>More hang together only by mistake; what is beyond keeps its day until it is written again.</summary>
    private const int MostTogether = 10_000;

    public static async Task FollowAsync(DbConnection connection, string documentId, IReadOnlyList<string> stated, long generation, CancellationToken cancellationToken)
    {
        // The links of the old version are still there: what it replaced comes back.
        var touched = await FindTargetsAsync(connection, documentId, cancellationToken);
        await connection.Sql("DELETE FROM document_replacements WHERE document_id = @id").With("@id", documentId).RunAsync(cancellationToken);
        if (await FindAsync(connection, documentId, cancellationToken) is { } document)
        {
            foreach (var target in SupersedingTargets.KeysOf(document.Uri, stated))
            {
                await connection.Sql("INSERT INTO document_replacements (document_id, target) VALUES (@id, @target)").With("@id", documentId).With("@target", target).RunAsync(cancellationToken);
            }
        }

        var (nodes, links) = await FindTogetherAsync(connection, [documentId, .. touched], cancellationToken);
        var days = Work(nodes, links);
        foreach (var node in nodes.Values)
        {
            var day = days.TryGetValue(node.Id, out var from) ? from : (DateOnly?)null;
            if (day != node.SupersededFrom)
            {
                await connection
                    .Sql("UPDATE documents SET superseded_from = @day, generation = CASE generation WHEN 0 THEN 0 ELSE @generation END WHERE id = @id")
                    .With("@id", node.Id)
                    .With("@day", day)
                    .With("@generation", generation)
                    .RunAsync(cancellationToken);
            }
        }
    }

    /// <summary>
    /// The earliest day of those that replace a document. Only a version that can be searched replaces anything. Links in a circle
    /// contradict each other and count for nothing, so that none of the documents is lost.
    /// </summary>
    private static Dictionary<string, DateOnly> Work(Dictionary<string, Node> nodes, List<(string From, string To)> links)
    {
        var counting = links.Where(l => nodes[l.From].IsSearchable).ToLookup(l => l.From, l => l.To, StringComparer.Ordinal);
        var days = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var (from, to) in counting.SelectMany(g => g.Select(to => (g.Key, to))))
        {
            if (!Reaches(counting, to, from) && !(days.TryGetValue(to, out var known) && known <= nodes[from].FirstDay))
            {
                days[to] = nodes[from].FirstDay;
            }
        }

        return days;
    }

    private static bool Reaches(ILookup<string, string> links, string from, string wanted)
    {
        var seen = new HashSet<string>([from], StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var next))
        {
            if (next == wanted)
            {
                return true;
            }

            foreach (var to in links[next].Where(seen.Add))
            {
                open.Push(to);
            }
        }

        return false;
    }

    private static async Task<(Dictionary<string, Node> Nodes, List<(string From, string To)> Links)> FindTogetherAsync(DbConnection connection, IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var nodes = new Dictionary<string, Node>(StringComparer.Ordinal);
        var links = new HashSet<(string, string)>();
        var open = new Queue<string>(ids);
        while (nodes.Count < MostTogether && open.TryDequeue(out var id))
        {
            if (nodes.ContainsKey(id) || await FindAsync(connection, id, cancellationToken) is not { } node)
            {
                continue;
            }

            nodes.Add(id, node);
            foreach (var target in await FindTargetsAsync(connection, id, cancellationToken))
            {
                links.Add((id, target));
                open.Enqueue(target);
            }

            foreach (var source in await FindSourcesAsync(connection, node, cancellationToken))
            {
                links.Add((source, id));
                open.Enqueue(source);
            }
        }

        return (nodes, [.. links.Where(l => nodes.ContainsKey(l.Item1) && nodes.ContainsKey(l.Item2))]);
    }

    private static Task<List<string>> FindTargetsAsync(DbConnection connection, string id, CancellationToken cancellationToken) => connection
        .Sql("""
            SELECT d.id FROM document_replacements r JOIN documents d ON d.id = r.target WHERE r.document_id = @id
            UNION SELECT d.id FROM document_replacements r JOIN documents d ON d.uri = r.target WHERE r.document_id = @id
            """)
        .With("@id", id)
        .ListAsync(r => r.GetString(0), cancellationToken);

    private static Task<List<string>> FindSourcesAsync(DbConnection connection, Node node, CancellationToken cancellationToken) => connection
        .Sql("SELECT DISTINCT document_id FROM document_replacements WHERE target IN (@id, @uri)")
        .With("@id", node.Id)
        .With("@uri", node.Uri)
        .ListAsync(r => r.GetString(0), cancellationToken);

    private static Task<Node?> FindAsync(DbConnection connection, string id, CancellationToken cancellationToken) => connection
        .Sql("SELECT id, uri, effective, indexed_at, generation, superseded_from FROM documents WHERE id = @id")
        .With("@id", id)
        .FirstAsync(
            r => new Node(r.GetString(0), r.GetString(1), Day(r.Text(2)) ?? JapaneseDay.Of(r.Time(3)), r.GetInt64(4) > 0, Day(r.Text(5))),
            cancellationToken);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    /// <param name="FirstDay">First day on which it applies; where none is stated, the day on which it was read.</param>
    /// <param name="IsSearchable">A version of it was written; a document that only failed has none.</param>
    private sealed record Node(string Id, string Uri, DateOnly FirstDay, bool IsSearchable, DateOnly? SupersededFrom);
}
