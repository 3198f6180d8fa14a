namespace Assistant.Infrastructure.Readers.Csv;

/// <summary>Section <c>Readers:Csv</c>.</summary>
internal sealed class CsvOptions
{
    public const string Section = "Readers:Csv";

    /// <summary>100–5000000.</summary>
    public int MostRows { get; set; } = 200_000;

    /// <summary>10–16384.</summary>
    public int MostColumns { get; set; } = 500;

    public static IEnumerable<string> Check(CsvOptions options) => NumberRange.Check(Section,
    [
        (nameof(MostRows), options.MostRows, 100, 5_000_000),
        (nameof(MostColumns), options.MostColumns, 10, 16_384),
    ]);
}
