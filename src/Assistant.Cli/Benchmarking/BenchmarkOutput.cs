namespace Assistant.Cli.Benchmarking;

/// <summary>The JSON of <c>bench search</c>; names are the outer contract.</summary>
/// <param name="OpenMs">From a fresh program over the existing folder until its first answer.</param>
/// <param name="WorkingSetBytes">Of the whole process while it searches, after a collection.</param>
internal sealed record BenchmarkOutput(
    int Chunks,
    int Dimensions,
    BenchmarkModes Modes,
    double OpenMs,
    BenchmarkIndexing Indexing,
    long WorkingSetBytes);

internal sealed record BenchmarkModes(ModeTimes Lexical, ModeTimes Dense, ModeTimes Hybrid);

/// <param name="P50Ms">Of searches one after another.</param>
/// <param name="QueriesPerSecond">With as many searches at once as there are processors.</param>
internal sealed record ModeTimes(double P50Ms, double P95Ms, double P99Ms, double QueriesPerSecond);

/// <param name="ChunksPerSecond">Analysis and index, for each second of processor time, whatever processor it was: what one core does.</param>
internal sealed record BenchmarkIndexing(double ChunksPerSecond);
