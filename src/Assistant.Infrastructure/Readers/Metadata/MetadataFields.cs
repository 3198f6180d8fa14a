using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>Keys and values to a statement. What has the wrong form is named with its line and left out.</summary>
internal static class MetadataFields
{
    private static readonly char[] _separators = [',', '、'];

    public static StatedMetadata Read(IReadOnlyList<MetadataField> fields, List<string> errors)
    {
        var known = new Dictionary<string, MetadataField>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (!MetadataNames.All.Contains(field.Name, StringComparer.Ordinal))
            {
                errors.Add($"{Line(field)}項目名「{Shown(field.Name)}」は使えません（使える項目: {string.Join('、', MetadataNames.All)}）。");
            }
            else if (!known.TryAdd(field.Name, field))
            {
                errors.Add($"{Line(field)}{field.Name} が2回書かれています。");
            }
        }

        return new StatedMetadata
        {
            Title = One(known, MetadataNames.Title, errors),
            Kind = Read(known, MetadataNames.Kind, KindOf, "plan、guideline、manual、other のどれかにしてください。", errors),
            Department = One(known, MetadataNames.Department, errors),
            Effective = Read(known, MetadataNames.Effective, Day, "2026-04-01 の形の日付にしてください。", errors),
            Expires = Read(known, MetadataNames.Expires, Day, "2027-03-31 の形の日付にしてください。", errors),
            FiscalYear = Read(known, MetadataNames.FiscalYear, FiscalYears.Parse, "2026 か 令和8年度 の形にしてください。", errors),
            Confidentiality = One(known, MetadataNames.Confidentiality, errors),
            Supersedes = known.TryGetValue(MetadataNames.Supersedes, out var replaced) ? [.. replaced.Values.Distinct(StringComparer.Ordinal)] : null,
            Access = known.TryGetValue(MetadataNames.Access, out var access) ? Codes(access) : null,
            Lines = known.ToDictionary(f => f.Key, f => f.Value.Line, StringComparer.Ordinal),
        };
    }

    private static string? One(Dictionary<string, MetadataField> fields, string name, List<string> errors) =>
        Read<string>(fields, name, text => text, "1つだけ書いてください。", errors);

    private static T? Read<T>(Dictionary<string, MetadataField> fields, string name, Func<string, T?> parse, string rule, List<string> errors)
    {
        if (!fields.TryGetValue(name, out var field))
        {
            return default;
        }

        if (field is { IsList: false, Values: [var only] } && parse(only) is { } value)
        {
            return value;
        }

        errors.Add($"{Line(field)}{name} は {rule}");
        return default;
    }

    private static DocumentKind? KindOf(string text) => text switch
    {
        "plan" => DocumentKind.Plan,
        "guideline" => DocumentKind.Guideline,
        "manual" => DocumentKind.Manual,
        "other" => DocumentKind.Other,
        _ => null,
    };

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Written as one value, commas part the codes; a name of a unit holds none.</summary>
    private static List<string> Codes(MetadataField field) =>
        [.. (field.IsList ? field.Values : field.Values.SelectMany(v => v.Split(_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))).Distinct(StringComparer.Ordinal)];

    private static string Line(MetadataField field) => $"{field.Line.ToString(CultureInfo.InvariantCulture)} 行目: ";

    /// <summary>A key may be anything: it is shown short and without control characters.</summary>
    private static string Shown(string name) => string.Concat(name.Where(c => !char.IsControl(c)).Take(40));
}
