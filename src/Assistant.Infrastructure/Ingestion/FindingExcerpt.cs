using System.Text;
using Assistant.Core.Guideline;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>The words around a finding, so that a person can judge it without the value itself lying about a second time.</summary>
internal static class FindingExcerpt
{
    private const int Around = 20;
    private const int Shown = 2;
    private const char Mask = '●';

    public static string Of(string text, Finding finding)
    {
        var from = Math.Max(0, finding.Start - Around);
        var to = Math.Min(text.Length, finding.End + Around);
        var excerpt = new StringBuilder()
            .Append(MaskDigits(text[from..finding.Start]))
            .Append(finding.Kind == FindingKind.ConfidentialityMark ? text[finding.Start..finding.End] : Masked(text[finding.Start..finding.End]))
            .Append(MaskDigits(text[finding.End..to]));
        for (var i = 0; i < excerpt.Length; i++)
        {
            // Neither lines nor halves of a character, nor marks that turn the direction of reading.
            excerpt[i] = char.IsControl(excerpt[i]) || char.IsSurrogate(excerpt[i]) || char.GetUnicodeCategory(excerpt[i]) == System.Globalization.UnicodeCategory.Format ? ' ' : excerpt[i];
        }

        return excerpt.ToString().Trim();
    }

    /// <summary>The next number of the same list would otherwise be shown whole.</summary>
    private static string MaskDigits(string text) => string.Create(text.Length, text, (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsDigit(source[i]) ? Mask : source[i];
        }
    });

    private static string Masked(string value) => value.Length <= Shown ? new string(Mask, value.Length) : value[..Shown] + new string(Mask, value.Length - Shown);
}
