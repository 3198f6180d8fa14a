using System.Globalization;
using Assistant.Core.Documents;
using Microsoft.AspNetCore.Http;

namespace Assistant.Web.Features.Documents;

/// <summary>What stands in the fields of the metadata form: as sent by a person, or as the document has it.</summary>
public sealed record MetadataEntry(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    /// <summary>Sent with the check boxes, so that none ticked is told apart from a form without them.</summary>
    private const string Access = "access";

    public static MetadataEntry Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>One line each, as a text area sends it.</summary>
    private const string Supersedes = "supersedes";

    public static MetadataEntry From(IFormCollection form, bool statesAccess)
    {
        var values = form
            .Where(f => MetadataForm.Fields.Contains(f.Key, StringComparer.Ordinal))
            .ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()], StringComparer.Ordinal);
        if (values.TryGetValue(Supersedes, out var lines))
        {
            values[Supersedes] = [.. lines.SelectMany(l => l.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        }

        if (statesAccess)
        {
            values.TryAdd(Access, []);
        }

        return new MetadataEntry(values);
    }

    public static MetadataEntry From(DocumentMetadata metadata) => new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["title"] = [metadata.Title],
        ["kind"] = [Name(metadata.Kind)],
        ["department"] = One(metadata.Department),
        ["effective"] = One(Day(metadata.Effective)),
        ["expires"] = One(Day(metadata.Expires)),
        ["fiscalYear"] = One(metadata.FiscalYear?.ToString(CultureInfo.InvariantCulture)),
        ["confidentiality"] = One(metadata.Confidentiality),
        [Supersedes] = metadata.Supersedes,
        [Access] = metadata.Access,
    });

    public static string Name(DocumentKind kind) => kind switch
    {
        DocumentKind.Plan => "plan",
        DocumentKind.Guideline => "guideline",
        DocumentKind.Manual => "manual",
        _ => "other",
    };

    public string? Text(string field) => List(field) is [var first, ..] ? first : null;

    public IReadOnlyList<string> List(string field) => Values.GetValueOrDefault(field) ?? [];

    /// <summary>
    /// What the person states with the form. A field that still shows what the document has is stated only if it was before:
    /// otherwise saving one field would freeze all the others against the file.
    /// </summary>
    /// <exception cref="MetadataInvalidException">With every problem.</exception>
    public StatedMetadata ChangesOf(DocumentMetadata current, StatedMetadata? before)
    {
        var entered = MetadataForm.Parse(Values);
        return new StatedMetadata
        {
            Title = Keep(entered.Title, current.Title, before?.Title),
            Kind = Keep(entered.Kind, current.Kind, before?.Kind),
            Department = Keep(entered.Department, current.Department, before?.Department),
            Effective = Keep(entered.Effective, current.Effective, before?.Effective),
            Expires = Keep(entered.Expires, current.Expires, before?.Expires),
            FiscalYear = Keep(entered.FiscalYear, current.FiscalYear, before?.FiscalYear),
            Confidentiality = Keep(entered.Confidentiality, current.Confidentiality, before?.Confidentiality),
            Supersedes = KeepList(entered.Supersedes, current.Supersedes, before?.Supersedes),
            Access = KeepList(entered.Access, current.Access, before?.Access),
        };
    }

    private static T? Keep<T>(T? entered, T? current, T? before) => Equals(entered, current) && before is null ? default : entered;

    private static IReadOnlyList<string>? KeepList(IReadOnlyList<string>? entered, IReadOnlyList<string> current, IReadOnlyList<string>? before) =>
        entered is not null && before is null && entered.ToHashSet(StringComparer.Ordinal).SetEquals(current) ? null : entered;

    private static string[] One(string? value) => value is null ? [] : [value];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
