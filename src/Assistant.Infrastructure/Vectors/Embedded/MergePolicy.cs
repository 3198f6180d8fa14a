namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// Which segments to write into one. Segments are merged with others of about their size, so that a passage is written
/// anew three times at most however the index grows, and large segments are left alone.
/// </summary>
internal static class MergePolicy
{
    /// <summary>As many of about one size are merged.</summary>
    private const int Fan = 8;

    /// <summary>A segment of which more than one passage in so many is deleted is written anew.</summary>
    private const int DeletedShare = 5;

    /// <summary>Sizes from which on segments are of the next class; those of the last are full enough.</summary>
    private static readonly int[] Classes = [512, 4_096, 32_768];

    /// <summary>Null when all is well.</summary>
    public static IReadOnlyList<SnapshotSegment>? Next(IReadOnlyList<SnapshotSegment> segments)
    {
        var worn = segments.FirstOrDefault(s => s.Segment.Passages < (s.Deletes?.Count ?? 0) * DeletedShare);
        if (worn is not null)
        {
            return [worn];
        }

        var crowded = segments.Where(s => s.Live < Classes[^1])
            .GroupBy(s => Array.FindIndex(Classes, c => s.Live < c))
            .FirstOrDefault(g => g.Count() >= Fan);
        return crowded is null ? null : Fitting(crowded);
    }

    private static List<SnapshotSegment> Fitting(IEnumerable<SnapshotSegment> segments)
    {
        var (fitting, passages) = (new List<SnapshotSegment>(), 0);
        foreach (var segment in segments.OrderBy(s => s.Live))
        {
            passages += segment.Live;
            if (passages > SegmentFormat.MaxPassages)
            {
                break;
            }

            fitting.Add(segment);
        }

        return fitting;
    }
}
