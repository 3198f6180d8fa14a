namespace Assistant.Core.Guideline;

/// <summary>What a detector recognises. The names are stable: they are stored and stand in JSON in camel case.</summary>
public enum FindingKind
{
    /// <summary>マイナンバー（個人番号）.</summary>
    IndividualNumber,

    /// <summary>法人番号: public, for information only.</summary>
    CorporateNumber,

    /// <summary>運転免許証の番号.</summary>
    DriverLicence,

    /// <summary>住民票コード.</summary>
    ResidentCode,

    /// <summary>基礎年金番号.</summary>
    PensionNumber,

    /// <summary>被保険者証の記号・番号.</summary>
    InsuranceNumber,

    /// <summary>旅券番号.</summary>
    Passport,

    /// <summary>在留カード番号.</summary>
    ResidenceCard,

    /// <summary>口座番号.</summary>
    BankAccount,

    CreditCard,
    Phone,
    PostalCode,
    Email,

    /// <summary>住所 with a 番地 part.</summary>
    Address,

    BirthDate,

    /// <summary>氏名: warned about, never certain.</summary>
    PersonName,

    /// <summary>A word that marks confidential papers: 取扱注意, 部外秘, 未公表, 秘.</summary>
    ConfidentialityMark,

    /// <summary>A word of the administrator's deny list: a particular person or firm.</summary>
    DeniedWord,

    /// <summary>A request that may infringe copyright: 「〜風に書いて」, a whole article, lyrics.</summary>
    Copyright,
}

/// <summary>How sure a finding is.</summary>
public enum Certainty
{
    /// <summary>Worth knowing, nothing to act on (a public number).</summary>
    Information,

    /// <summary>Shape or checksum alone.</summary>
    Likely,

    /// <summary>Checksum or shape with a keyword or the usual grouping beside it.</summary>
    Certain,
}

/// <param name="Start">In UTF-16 code units of the text as it was given, not of its normalised form.</param>
public sealed record Finding(FindingKind Kind, Certainty Certainty, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>Finds personal information and marks of confidentiality. Works in linear time on any text; holds no state.</summary>
public interface ISensitiveTextDetector
{
    /// <summary>In order of <see cref="Finding.Start"/>; findings don't overlap. Finding nothing never proves that nothing is there.</summary>
    IReadOnlyList<Finding> Find(string text);

    /// <summary>
    /// The same for what a person types or pastes, where numbers may be written to pass a filter: over line ends, in unusual groups, with
    /// unusual signs between, in Kanji. Documents are read by <see cref="Find"/>: their tables are full of such chains.
    /// </summary>
    IReadOnlyList<Finding> FindTyped(string text) => Find(text);
}
