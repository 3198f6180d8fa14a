using System.ComponentModel;
using System.Globalization;
using Assistant.Core.Documents;

namespace Assistant.Api.Documents;

/// <summary>
/// Metadata as a program sends it. Dates and kind are read as text, so that every wrong field is reported at once and not
/// just the first that a JSON reader meets.
/// </summary>
internal sealed record MetadataBody
{
    [Description("文書名")]
    public string? Title { get; init; }

    [Description("種類：plan、guideline、manual、other")]
    public string? Kind { get; init; }

    [Description("担当課")]
    public string? Department { get; init; }

    [Description("適用日：2026-04-01")]
    public string? Effective { get; init; }

    [Description("有効期限（最後の日）：2027-03-31")]
    public string? Expires { get; init; }

    [Description("年度：2026")]
    public int? FiscalYear { get; init; }

    [Description("機密性の区分")]
    public string? Confidentiality { get; init; }

    [Description("この文書が置き換える文書（URIかファイル名）")]
    public IReadOnlyList<string>? Supersedes { get; init; }

    [Description("読める人：役割か所属のコード。空の配列は管理者だけ")]
    public IReadOnlyList<string>? Access { get; init; }

    public StatedMetadata Read()
    {
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        void Add(string field, params IReadOnlyList<string>? entered)
        {
            if (entered is not null)
            {
                values[field] = entered;
            }
        }

        Add("title", One(Title));
        Add("kind", One(Kind));
        Add("department", One(Department));
        Add("effective", One(Effective));
        Add("expires", One(Expires));
        Add("fiscalYear", One(FiscalYear?.ToString(CultureInfo.InvariantCulture)));
        Add("confidentiality", One(Confidentiality));
        Add("supersedes", Supersedes);
        Add("access", Access);
        return MetadataForm.Parse(values);
    }

    private static string[]? One(string? value) => value is null ? null : [value];
}
