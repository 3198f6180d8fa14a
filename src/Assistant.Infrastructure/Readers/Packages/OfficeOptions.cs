namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>Section <c>Readers:Office</c>: what a Word, Excel or PowerPoint file may grow to while it is read.</summary>
internal sealed class OfficeOptions
{
    public const string Section = "Readers:Office";

    /// <summary>Parts of one package, 10–100000.</summary>
    public int MostParts { get; set; } = 10_000;

    /// <summary>One part after inflating, 1–2047. Pictures are never inflated and do not count.</summary>
    public int LargestPartMegabytes { get; set; } = 256;

    /// <summary>All parts that are read, after inflating, 1–8191.</summary>
    public int LargestTotalMegabytes { get; set; } = 512;

    /// <summary>Bytes that one stored byte may become; counts beyond the first ten megabytes of a part; 10–2000.</summary>
    public int LargestRatio { get; set; } = 300;

    /// <summary>Elements inside one another, 32–1000: what reads them must not run out of stack.</summary>
    public int DeepestNesting { get; set; } = 256;

    /// <summary>Elements of a part that is held as a tree, 10000–50000000.</summary>
    public int MostElements { get; set; } = 4_000_000;

    public static IEnumerable<string> Check(OfficeOptions options)
    {
        (string Name, int Value, int Least, int Most)[] limits =
        [
            (nameof(MostParts), options.MostParts, 10, 100_000),
            (nameof(LargestPartMegabytes), options.LargestPartMegabytes, 1, 2047),
            (nameof(LargestTotalMegabytes), options.LargestTotalMegabytes, 1, 8191),
            (nameof(LargestRatio), options.LargestRatio, 10, 2000),
            (nameof(DeepestNesting), options.DeepestNesting, 32, 1000),
            (nameof(MostElements), options.MostElements, 10_000, 50_000_000),
        ];
        return NumberRange.Check(Section, limits);
    }
}
