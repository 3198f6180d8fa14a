namespace Assistant.Core.Guideline;

/// <summary>What a word says about the value that stands near it.</summary>
internal enum Label
{
    IndividualNumber,
    DriverLicence,
    CorporateNumber,
    ResidentCode,
    PensionNumber,
    InsuranceNumber,
    Passport,
    ResidenceCard,

    /// <summary>口座番号, 普通, 当座: the number itself follows.</summary>
    Account,

    /// <summary>銀行, 支店: a number may follow further on.</summary>
    Bank,
    CreditCard,
    Phone,
    PostalCode,
    Address,
    BirthDate,

    /// <summary>氏名: whatever follows is a name.</summary>
    Name,

    /// <summary>申請者, 世帯主: a name may follow.</summary>
    Person,

    /// <summary>受付番号, ISBN: the number is something else than a person's.</summary>
    OtherNumber,
}

/// <param name="Start">In the scanned text.</param>
/// <param name="IsColumn">The word heads the column of the cell that begins at <paramref name="End"/>.</param>
internal readonly record struct LabelHit(Label Label, int Start, int End, bool IsColumn = false)
{
    /// <summary>How far ahead a value may begin: a cell's own label says nothing about the next cell.</summary>
    public int Ahead(int most) => IsColumn ? 3 : most;
}
