using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>
/// Section <c>Documents</c>: what may become searchable, where an installation has settled it in its configuration.
/// What is not set here is as the guideline policy says.
/// </summary>
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

    public string? IndividualNumber { get; set; }
    public string? CorporateNumber { get; set; }
    public string? DriverLicence { get; set; }
    public string? ResidentCode { get; set; }
    public string? PensionNumber { get; set; }
    public string? InsuranceNumber { get; set; }
    public string? Passport { get; set; }
    public string? ResidenceCard { get; set; }
    public string? BankAccount { get; set; }
    public string? CreditCard { get; set; }
    public string? Phone { get; set; }
    public string? PostalCode { get; set; }
    public string? Email { get; set; }
    public string? Address { get; set; }
    public string? BirthDate { get; set; }
    public string? PersonName { get; set; }
    public string? ConfidentialityMark { get; set; }
    public string? DeniedWord { get; set; }

    private string? ActionOf(FindingKind kind) => kind switch
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
        _ => null,
    };

    /// <summary>What follows from a finding in a document: what is set here, else what the policy says.</summary>
    internal GuidelineAction ActionOf(FindingKind kind, Certainty certainty, GuidelinePolicy policy) => ActionOf(kind) switch
    {
        null => policy.Actions.Of(kind, certainty, GuidelinePart.Document),
        Ignore => GuidelineAction.Off,
        _ when certainty == Certainty.Information => GuidelineAction.Off,
        Hold when certainty == Certainty.Certain => GuidelineAction.Block,
        HoldLikely => GuidelineAction.Block,
        _ => GuidelineAction.Warn,
    };

    internal IEnumerable<string> Check() => Enum.GetValues<FindingKind>()
        .Where(k => ActionOf(k) is { } action && !_actions.Contains(action, StringComparer.Ordinal))
        .Select(k => $"Documents:PersonalInformation:{k}「{ActionOf(k)}」は使えません。{string.Join('、', _actions)} のいずれかを指定してください。");
}

/// <summary>Section <c>Documents:Confidentiality</c>.</summary>
public sealed class ConfidentialityOptions
{
    /// <summary>The highest class (of <c>Metadata:Classes</c>) that may be indexed; null: as the policy says.</summary>
    public string? Allowed { get; set; }

    internal IEnumerable<string> Check()
    {
        if (Allowed is not null && string.IsNullOrWhiteSpace(Allowed))
        {
            yield return "Documents:Confidentiality:Allowed に、登録してよい最も高い機密性の区分を指定してください。";
        }
    }
}
