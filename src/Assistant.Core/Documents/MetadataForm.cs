using System.Globalization;

namespace Assistant.Core.Documents;

/// <summary>Reads metadata from the fields of a form or a request, where everything is text. Empty means: not stated.</summary>
public static class MetadataForm
{
    private const int LongestTitle = 300;
    private const int LongestName = 100;
    private const int LongestUri = 1000;
    private const int FirstYear = 1900;
    private const int LastYear = 2200;

    /// <summary>The fields in the order in which forms show them; the names are those of JSON and front matter.</summary>
    public static IReadOnlyList<string> Fields { get; } =
        ["title", "kind", "department", "effective", "expires", "fiscalYear", "confidentiality", "supersedes", "access"];

    /// <param name="values">Field → what was entered; <c>access</c> and <c>supersedes</c> may have several values.</param>
    /// <exception cref="MetadataInvalidException">With every problem.</exception>
    public static StatedMetadata Parse(IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var problems = values.Keys.Where(k => !Fields.Contains(k, StringComparer.Ordinal)).Select(k => new MetadataProblem(k, $"項目の名前が違います（使える項目：{string.Join('、', Fields)}）。")).ToList();
        var entered = new Entered(values, problems);
        var stated = new StatedMetadata
        {
            Title = entered.Text("title", "文書名", LongestTitle),
            Kind = entered.Kind(),
            Department = entered.Text("department", "担当課", LongestName),
            Effective = entered.Date("effective", "適用日"),
            Expires = entered.Date("expires", "有効期限"),
            FiscalYear = entered.Year(),
            Confidentiality = entered.Text("confidentiality", "機密性", LongestName),
            Supersedes = entered.List("supersedes", "置き換える文書", LongestUri),
            Access = entered.List("access", "閲覧できる人", LongestName),
        };
        if (stated.Effective > stated.Expires)
        {
            problems.Add(new MetadataProblem("expires", "有効期限は、適用日と同じ日か、後の日にしてください。"));
        }

        return problems.Count == 0 ? stated : throw new MetadataInvalidException(problems);
    }

    private sealed class Entered(IReadOnlyDictionary<string, IReadOnlyList<string>> values, List<MetadataProblem> problems)
    {
        public string? Text(string field, string name, int longest)
        {
            if (Single(field, name) is not { } text)
            {
                return null;
            }

            if (text.Length <= longest && !text.Any(char.IsControl))
            {
                return text;
            }

            return Wrong<string?>(field, string.Create(CultureInfo.InvariantCulture, $"{name}は{longest}文字以内で、改行などを入れずに書いてください。"));
        }

        public DocumentKind? Kind() => Single("kind", "種類") switch
        {
            null => null,
            "plan" => DocumentKind.Plan,
            "guideline" => DocumentKind.Guideline,
            "manual" => DocumentKind.Manual,
            "other" => DocumentKind.Other,
            _ => Wrong<DocumentKind?>("kind", "種類は、計画（plan）、ガイドライン（guideline）、マニュアル（manual）、その他（other）から選んでください。"),
        };

        public DateOnly? Date(string field, string name) => Single(field, name) switch
        {
            null => null,
            { } text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
            _ => Wrong<DateOnly?>(field, $"{name}は、2026-04-01 の形で、実際にある日付にしてください。"),
        };

        public int? Year() => Single("fiscalYear", "年度") switch
        {
            null => null,
            { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear => year,
            _ => Wrong<int?>("fiscalYear", "年度は、2026 のように、西暦の数字4けたで書いてください。"),
        };

        public IReadOnlyList<string>? List(string field, string name, int longest)
        {
            if (!values.TryGetValue(field, out var entered))
            {
                return null;
            }

            var items = entered.Select(v => v.Trim()).Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
            return Array.TrueForAll(items, v => v.Length <= longest && !v.Any(char.IsControl))
                ? items
                : Wrong<IReadOnlyList<string>?>(field, string.Create(CultureInfo.InvariantCulture, $"{name}は、ひとつ{longest}文字以内で書いてください。"));
        }

        private string? Single(string field, string name)
        {
            if (!values.TryGetValue(field, out var entered))
            {
                return null;
            }

            return entered.Count <= 1
                ? entered is [var only] && only.Trim() is { Length: > 0 } text ? text : null
                : Wrong<string?>(field, $"{name}は、ひとつだけ書いてください。");
        }

        private T? Wrong<T>(string field, string message)
        {
            problems.Add(new MetadataProblem(field, message));
            return default;
        }
    }
}
