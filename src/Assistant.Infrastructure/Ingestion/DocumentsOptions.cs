using System.Globalization;
using Assistant.Core.Guideline;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Section <c>Documents</c>: what may become searchable.</summary>
public sealed class DocumentsOptions
{
    public const string Section = "Documents";

    public PersonalInformationOptions PersonalInformation { get; } = new();

    public ConfidentialityOptions Confidentiality { get; } = new();

    internal static IEnumerable<string> Check(DocumentsOptions options) =>
        [.. options.PersonalInformation.Check(), .. options.Confidentiality.Check()];
}

/// <summary>
/// Section <c>Documents:PersonalInformation</c>, a value for each kind of finding: <c>hold</c> (an administrator decides about
/// certain findings, likely ones are reported), <c>hold-likely</c> (also about likely ones), <c>report</c>, <c>ignore</c>.
/// </summary>
public sealed class PersonalInformationOptions
{
    public const string Hold = "hold";
    public const string HoldLikely = "hold-likely";
    public const string Report = "report";
    public const string Ignore = "ignore";

    private static readonly string[] _actions = [Hold, HoldLikely, Report, Ignore];

    public string IndividualNumber { get; set; } = Hold;
    public string CorporateNumber { get; set; } = Ignore;
    public string DriverLicence { get; set; } = Hold;
    public string ResidentCode { get; set; } = Hold;
    public string PensionNumber { get; set; } = Hold;
    public string InsuranceNumber { get; set; } = Hold;
    public string Passport { get; set; } = Hold;
    public string ResidenceCard { get; set; } = Hold;
    public string BankAccount { get; set; } = Hold;
    public string CreditCard { get; set; } = Hold;
    public string Phone { get; set; } = Report;
    public string PostalCode { get; set; } = Report;
    public string Email { get; set; } = Report;
    public string Address { get; set; } = Report;
    public string BirthDate { get; set; } = Report;
    public string PersonName { get; set; } = Report;
    public string ConfidentialityMark { get; set; } = Hold;

    internal string ActionOf(FindingKind kind) => kind switch
    {
        FindingKind.IndividualNumber => IndividualNumber,
        FindingKind.CorporateNumber => CorporateNumber,
        FindingKind.DriverLicence => DriverLicence,
        FindingKind.ResidentCode => ResidentCode,
        FindingKind.PensionNumber => PensionNumber,
        FindingKind.InsuranceNumber => InsuranceNumber,
        FindingKind.Passport => Passport,
        FindingKind.ResidenceCard => ResidenceCard,
        FindingKind.BankAccount => BankAccount,
        FindingKind.CreditCard => CreditCard,
        FindingKind.Phone => Phone,
        FindingKind.PostalCode => PostalCode,
        FindingKind.Email => Email,
        FindingKind.Address => Address,
        FindingKind.BirthDate => BirthDate,
        FindingKind.PersonName => PersonName,
        FindingKind.ConfidentialityMark => ConfidentialityMark,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    internal IEnumerable<string> Check() => Enum.GetValues<FindingKind>()
        .Where(k => !_actions.Contains(ActionOf(k), StringComparer.Ordinal))
        .Select(k => $"Documents:PersonalInformation:{k}「{ActionOf(k)}」は使えません。{string.Join('、', _actions)} のいずれかを指定してください。");
}

/// <summary>Section <c>Documents:Confidentiality</c>.</summary>
public sealed class ConfidentialityOptions
{
    /// <summary>The lowest class: what is public anyway.</summary>
    public const string Public = "1";

    /// <summary>Classes (自治体機密性) from the least to the most confidential.</summary>
    public string[] Classes { get; set; } = [Public, "2", "3C", "3B", "3A"];

    /// <summary>The highest class that may be indexed.</summary>
    public string Allowed { get; set; } = "2";

    internal int RankOf(string confidentiality) => Array.IndexOf(Classes, confidentiality);

    internal IEnumerable<string> Check()
    {
        if (Classes.Length == 0 || Classes.Any(string.IsNullOrWhiteSpace) || Classes.Distinct(StringComparer.Ordinal).Count() != Classes.Length)
        {
            yield return "Documents:Confidentiality:Classes には、空でない機密性の区分を、低い順に重なりなく指定してください。";
        }
        else if (RankOf(Allowed) < 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Documents:Confidentiality:Allowed「{Allowed}」は Classes（{string.Join('、', Classes)}）にありません。");
        }
    }
}
