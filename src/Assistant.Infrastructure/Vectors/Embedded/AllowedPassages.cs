using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Who asks may see these passages of a segment, and they are wanted and not deleted.</summary>
internal static class AllowedPassages
{
    /// <summary>Null: all of them.</summary>
    public static PassageSet? Of(SnapshotSegment segment, VectorFilter filter)
    {
        var profiles = segment.Segment.Profiles.Select(p => PassageFilter.Allows(filter, p)).ToArray();
        var wanted = Wanted(filter.Filters.DocumentIds);
        if (wanted is null && segment.Deletes is null && !profiles.Contains(false))
        {
            return null;
        }

        var allowed = new PassageSet(segment.Segment.Passages);
        foreach (ref readonly var document in segment.Segment.Documents)
        {
            if (profiles[document.Profile] && wanted?.Contains(document.Id) != false)
            {
                allowed.AddRange(document.First, document.Count);
            }
        }

        if (segment.Deletes is { } deletes)
        {
            allowed.Remove(deletes.Passages);
        }

        return allowed;
    }

    private static HashSet<UInt128>? Wanted(IReadOnlyList<string> documents)
    {
        if (documents.Count == 0)
        {
            return null;
        }

        var ids = new HashSet<UInt128>();
        foreach (var document in documents)
        {
            if (HexId.TryParse(document, out var id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
