using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>The index as one commit left it. Whoever works with it retains it: its files stay mapped until the last release.</summary>
internal sealed class Snapshot
{
    private int _references = 1;

    private Snapshot(string mark, Manifest manifest, SnapshotSegment[] segments)
    {
        Mark = mark;
        Manifest = manifest;
        Segments = segments;
        Passages = segments.Sum(s => s.Live);
    }

    public string Mark { get; }

    public Manifest Manifest { get; }

    public IReadOnlyList<SnapshotSegment> Segments { get; }

    /// <summary>How many can be found.</summary>
    public int Passages { get; }

    public VectorIndexState State => new(Manifest.Specification, Manifest.Generation, Passages);

    /// <summary>What an earlier snapshot has open is used again.</summary>
    /// <exception cref="BrokenIndexException">A file is missing or not what was written.</exception>
    public static Snapshot Open(string folder, string mark, Manifest manifest, Snapshot? earlier)
    {
        var opened = new List<SnapshotSegment>();
        try
        {
            foreach (var entry in manifest.Segments)
            {
                opened.Add(Open(Path.Combine(folder, manifest.Folder), entry, manifest.Specification.Dimensions, earlier));
            }

            return new Snapshot(mark, manifest, [.. opened]);
        }
        catch
        {
            opened.ForEach(s => s.Segment.Release());
            throw;
        }
    }

    /// <summary>Of documents with passages that can be found; one whose passages lie in several segments comes more than once.</summary>
    public IEnumerable<UInt128> DocumentIds() => Segments.SelectMany(s => s.DocumentIds());

    /// <summary>False when it was released for good meanwhile.</summary>
    public bool TryRetain()
    {
        var references = Volatile.Read(ref _references);
        while (references > 0)
        {
            var found = Interlocked.CompareExchange(ref _references, references + 1, references);
            if (found == references)
            {
                return true;
            }

            references = found;
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _references) > 0)
        {
            return;
        }

        foreach (var segment in Segments)
        {
            segment.Segment.Release();
        }
    }

    private static SnapshotSegment Open(string folder, ManifestSegment entry, int dimensions, Snapshot? earlier)
    {
        var known = earlier?.Segments.FirstOrDefault(s => s.Segment.Name == entry.File);
        if (known is not null)
        {
            known.Segment.Retain();
        }

        var segment = known?.Segment ?? Segment.Open(Path.Combine(folder, entry.File));
        try
        {
            if (segment.Dimensions != dimensions)
            {
                throw new BrokenIndexException("A segment has vectors of another length.");
            }

            var deletes = entry.Deletes is null ? null
                : known?.Deletes?.Name == entry.Deletes ? known.Deletes
                : SegmentDeletes.Read(Path.Combine(folder, entry.Deletes), segment);
            return new SnapshotSegment(segment, deletes);
        }
        catch
        {
            segment.Release();
            throw;
        }
    }
}

/// <param name="Deletes">Null when all its passages can be found.</param>
internal sealed record SnapshotSegment(Segment Segment, SegmentDeletes? Deletes)
{
    public int Live { get; } = Segment.Passages - (Deletes?.Count ?? 0);

    public ManifestSegment Entry => new(Segment.Name, Deletes?.Name);

    public IEnumerable<UInt128> DocumentIds()
    {
        for (var i = 0; i < Segment.Documents.Length; i++)
        {
            // The passages of a document are only ever deleted together.
            var document = Segment.Documents[i];
            if (document.Count > 0 && Deletes?.Passages.Contains(document.First) != true)
            {
                yield return document.Id;
            }
        }
    }

    /// <summary>How many passages that can be found have the term.</summary>
    public int Frequency(int term) => Segment.TermEntries[term].Count - (Deletes?.CountOf(term) ?? 0);
}
