using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Changes the index; the caller holds its lock.</summary>
internal sealed class IndexWriter(IndexFolder folder, SnapshotSource snapshots)
{
    public void Apply(VectorIndexChange change, CancellationToken cancellationToken)
    {
        var snapshot = Acquire();
        try
        {
            var segments = Write(snapshot, change, cancellationToken);
            folder.Commit(snapshot.Manifest with { Commit = Guid.NewGuid(), Generation = change.Generation, Segments = segments });
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>Keeps segments few and full. What can be found stays as it is.</summary>
    public void Merge()
    {
        while (MergeOnce())
        {
        }
    }

    private bool MergeOnce()
    {
        var snapshot = Acquire();
        try
        {
            if (MergePolicy.Next(snapshot.Segments) is not { } sources)
            {
                return false;
            }

            var manifest = snapshot.Manifest;
            var path = folder.NewSegment(manifest.Folder);
            SegmentMerge.Write(sources, path);
            var segments = snapshot.Segments.Except(sources).Select(s => s.Entry).Append(new ManifestSegment(Path.GetFileName(path), Deletes: null));
            folder.Commit(manifest with { Commit = Guid.NewGuid(), Segments = [.. segments] });
            return true;
        }
        finally
        {
            snapshot.Release();
        }
    }

    /// <summary>The files of the change; none of them counts until it is committed.</summary>
    private List<ManifestSegment> Write(Snapshot snapshot, VectorIndexChange change, CancellationToken cancellationToken)
    {
        try
        {
            var manifest = snapshot.Manifest;
            var segments = WithoutReplaced(snapshot, change, cancellationToken).ToList();
            using var sequence = new SegmentSequence(folder, manifest.Folder, manifest.Specification.Dimensions);
            foreach (var document in change.Documents)
            {
                cancellationToken.ThrowIfCancellationRequested();
                sequence.Add(document);
            }

            segments.AddRange(sequence.Finish());
            cancellationToken.ThrowIfCancellationRequested();
            return segments;
        }
        catch
        {
            // The disk may be full: what was begun must not fill it until the next commit.
            folder.Sweep(snapshot.Manifest);
            throw;
        }
    }

    private IEnumerable<ManifestSegment> WithoutReplaced(Snapshot snapshot, VectorIndexChange change, CancellationToken cancellationToken)
    {
        var replaced = change.Documents.Select(d => HexId.Parse(d.Id)).ToHashSet();
        foreach (var id in change.Removed)
        {
            if (HexId.TryParse(id, out var removed))
            {
                replaced.Add(removed);
            }
        }

        foreach (var segment in snapshot.Segments)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Delete(snapshot.Manifest, segment, replaced) is { } entry)
            {
                yield return entry;
            }
        }
    }

    /// <returns>Null when nothing is left of the segment.</returns>
    private ManifestSegment? Delete(Manifest manifest, SnapshotSegment segment, HashSet<UInt128> replaced)
    {
        var passages = new PassageSet(segment.Segment.Passages);
        foreach (ref readonly var document in segment.Segment.Documents)
        {
            if (replaced.Contains(document.Id))
            {
                passages.AddRange(document.First, document.Count);
            }
        }

        if (segment.Deletes is { } earlier)
        {
            passages.Add(earlier.Passages);
        }

        var count = passages.Count();
        if (count == (segment.Deletes?.Count ?? 0))
        {
            return segment.Entry;
        }

        if (count == segment.Segment.Passages)
        {
            return null;
        }

        var path = folder.NewDeletes(manifest.Folder);
        SegmentDeletes.Write(path, segment.Segment, passages);
        return segment.Entry with { Deletes = Path.GetFileName(path) };
    }

    private Snapshot Acquire() => snapshots.Acquire() ?? throw IndexFailures.Missing();
}
