using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>Format codes by the number of a cell's style.</summary>
internal sealed class WorkbookStyles
{
    private readonly List<string?> _codes;

    public WorkbookStyles(XElement? styles)
    {
        var custom = new Dictionary<int, string>();
        foreach (var format in styles.Child("numFmts").Children("numFmt"))
        {
            if (format.Number("numFmtId") is { } id && format.Value("formatCode") is { } code)
            {
                custom.TryAdd(id, code);
            }
        }

        _codes = [.. styles.Child("cellXfs").Children("xf").Select(x => x.Number("numFmtId") is { } id ? custom.GetValueOrDefault(id) ?? BuiltInFormats.Of(id) : null)];
    }

    /// <summary>Null for the general format.</summary>
    public string? CodeOf(int style) => style >= 0 && style < _codes.Count ? _codes[style] : null;
}
