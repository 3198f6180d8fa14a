using System.Globalization;
using Assistant.Core.Guideline;
using Assistant.Core.Ingestion;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Findings in words, for a message.</summary>
internal static class FindingSummary
{
    private const int MostPages = 5;

    /// <summary>「マイナンバー（1、3ページ）、口座番号」.</summary>
    public static string Describe(IEnumerable<ReviewFinding> findings) => string.Join('、', findings
        .GroupBy(f => f.Kind)
        .OrderBy(g => g.Key)
        .Select(g => Masking.NameOf(g.Key) + Pages([.. g.Select(f => f.PageLabel ?? (f.Page > 0 ? string.Create(CultureInfo.InvariantCulture, $"{f.Page}ページ") : null)).OfType<string>().Distinct(StringComparer.Ordinal)])));

    private static string Pages(IReadOnlyList<string> pages) =>
        pages.Count == 0 ? string.Empty : $"（{string.Join('、', pages.Take(MostPages))}{(pages.Count > MostPages ? "ほか" : string.Empty)}）";
}
