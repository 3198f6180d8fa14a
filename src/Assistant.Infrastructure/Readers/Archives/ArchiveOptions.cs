namespace Assistant.Infrastructure.Readers.Archives;

/// <summary>Section <c>Readers:Archive</c>.</summary>
internal sealed class ArchiveOptions
{
    public const string Section = "Readers:Archive";

    /// <summary>Files in one archive, those of archives in it included, 1–100000.</summary>
    public int MostMembers { get; set; } = 10_000;

    /// <summary>One file after inflating, 1–2047.</summary>
    public int LargestMemberMegabytes { get; set; } = 200;

    /// <summary>All files after inflating, 1–1000000.</summary>
    public int LargestTotalMegabytes { get; set; } = 4096;

    /// <summary>Bytes that one stored byte may become; counts beyond the first ten megabytes of a file; 10–2000.</summary>
    public int LargestRatio { get; set; } = 300;

    /// <summary>Archives inside archives; 0 refuses them; 0–3.</summary>
    public int DeepestNesting { get; set; }

    public static IEnumerable<string> Check(ArchiveOptions options) => NumberRange.Check(Section,
    [
        (nameof(MostMembers), options.MostMembers, 1, 100_000),
        (nameof(LargestMemberMegabytes), options.LargestMemberMegabytes, 1, 2047),
        (nameof(LargestTotalMegabytes), options.LargestTotalMegabytes, 1, 1_000_000),
        (nameof(LargestRatio), options.LargestRatio, 10, 2000),
        (nameof(DeepestNesting), options.DeepestNesting, 0, 3),
    ]);
}
