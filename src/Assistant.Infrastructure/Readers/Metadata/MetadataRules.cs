using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>What holds for a statement wherever it was written: YAML, form, command line.</summary>
internal static class MetadataRules
{
    private const int LongestText = 300;
    private const int LongestCode = 100;
    private const int MostCodes = 200;
    private const int MostSuperseded = 50;
    private const int LongestPath = 1000;

    /// <returns>One sentence an error, with the line where it is known.</returns>
    public static IEnumerable<string> Check(StatedMetadata stated)
    {
        foreach (var (name, value, longest) in new[] { (MetadataNames.Title, stated.Title, LongestText), (MetadataNames.Department, stated.Department, LongestText) })
        {
            if (value is not null && !IsText(value, longest))
            {
                yield return $"{Line(stated, name)}{name} は1～{Number(longest)}文字で、改行などを入れずに書いてください。";
            }
        }

        if (stated.FiscalYear is < FiscalYears.First or > FiscalYears.Last)
        {
            yield return $"{Line(stated, MetadataNames.FiscalYear)}fiscalYear は西暦の年度にしてください。";
        }

        if (stated.Effective > stated.Expires)
        {
            yield return $"{Line(stated, MetadataNames.Expires)}{Order(stated.Effective.Value, stated.Expires.Value)}";
        }

        if (stated.Access is { } access && (access.Count > MostCodes || access.Any(c => !IsText(c, LongestCode))))
        {
            yield return $"{Line(stated, MetadataNames.Access)}access には役割か所属のコードを{Number(MostCodes)}個まで、それぞれ1～{Number(LongestCode)}文字で書いてください（空の項目があるか、長すぎます）。";
        }

        if (stated.Supersedes is { } targets && (targets.Count > MostSuperseded || targets.Any(t => !IsText(t, LongestPath))))
        {
            yield return $"{Line(stated, MetadataNames.Supersedes)}supersedes には置き換える文書のファイル名か番号を{Number(MostSuperseded)}個まで書いてください（空の項目があるか、長すぎます）。";
        }
    }

    public static string Order(DateOnly effective, DateOnly expires) => string.Create(
        CultureInfo.InvariantCulture, $"expires（{expires:yyyy-MM-dd}）が effective（{effective:yyyy-MM-dd}）より前の日です。");

    /// <summary>「3 行目: 」, empty where there is no file.</summary>
    public static string Line(StatedMetadata stated, string name) => stated.Lines.TryGetValue(name, out var line) ? $"{Number(line)} 行目: " : string.Empty;

    private static bool IsText(string value, int longest) => value.Length > 0 && value.Length <= longest && !string.IsNullOrWhiteSpace(value) && !value.Any(char.IsControl);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
