using System.Globalization;
using Assistant.Core.Guideline;
using Assistant.Core.Ingestion;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Findings in words, for a message.</summary>
internal static class FindingKindNames
{
    private const int MostPages = 5;

    /// <summary>「個人番号（1、3ページ）、口座番号」.</summary>
    public static string Describe(IEnumerable<ReviewFinding> findings) => string.Join('、', findings
        .GroupBy(f => f.Kind)
        .OrderBy(g => g.Key)
        .Select(g => Of(g.Key) + Pages([.. g.Select(f => f.PageLabel ?? (f.Page > 0 ? string.Create(CultureInfo.InvariantCulture, $"{f.Page}ページ") : null)).OfType<string>().Distinct(StringComparer.Ordinal)])));

    public static string Of(FindingKind kind) => kind switch
    {
        FindingKind.IndividualNumber => "個人番号",
        FindingKind.CorporateNumber => "法人番号",
        FindingKind.DriverLicence => "運転免許証の番号",
        FindingKind.ResidentCode => "住民票コード",
        FindingKind.PensionNumber => "基礎年金番号",
        FindingKind.InsuranceNumber => "被保険者証の番号",
        FindingKind.Passport => "旅券番号",
        FindingKind.ResidenceCard => "在留カード番号",
        FindingKind.BankAccount => "口座番号",
        FindingKind.CreditCard => "クレジットカード番号",
        FindingKind.Phone => "電話番号",
        FindingKind.PostalCode => "郵便番号",
        FindingKind.Email => "メールアドレス",
        FindingKind.Address => "住所",
        FindingKind.BirthDate => "生年月日",
        FindingKind.PersonName => "氏名",
        FindingKind.ConfidentialityMark => "取扱いの注意の表示",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    private static string Pages(IReadOnlyList<string> pages) =>
        pages.Count == 0 ? string.Empty : $"（{string.Join('、', pages.Take(MostPages))}{(pages.Count > MostPages ? "ほか" : string.Empty)}）";
}
