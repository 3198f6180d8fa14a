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
    public string DeniedWord { get; set; } = Report;

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
        FindingKind.DeniedWord => DeniedWord,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, message: null),
    };

    /// <summary>Whether an administrator has to decide before the document becomes searchable.</summary>
    internal bool Holds(FindingKind kind, Certainty certainty) => ActionOf(kind) switch
    {
        Hold => certainty == Certainty.Certain,
        HoldLikely => certainty != Certainty.Information,
        _ => false,
    };

    internal IEnumerable<string> Check() => Enum.GetValues<FindingKind>()
        .Where(k => !_actions.Contains(ActionOf(k), StringComparer.Ordinal))
        .Select(k => $"Documents:PersonalInformation:{k}「{ActionOf(k)}」は使えません。{string.Join('、', _actions)} のいずれかを指定してください。");
}

/// <summary>Section <c>Documents:Confidentiality</c>.</summary>
public sealed class ConfidentialityOptions
{
    /// <summary>The highest class (of <c>Metadata:Classes</c>) that may be indexed.</summary>
    public string Allowed { get; set; } = "2";

    internal IEnumerable<string> Check()
    {
        if (string.IsNullOrWhiteSpace(Allowed))
        {
            yield return "Documents:Confidentiality:Allowed に、登録してよい最も高い機密性の区分を指定してください。";
        }
    }
}
