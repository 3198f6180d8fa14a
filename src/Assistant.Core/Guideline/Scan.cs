namespace Assistant.Core.Guideline;

/// <summary>One text on its way through the scanners. Places are those of the scanned text.</summary>
internal sealed class Scan(string text, DetectorTables tables)
{
    private readonly List<Candidate> _found = [];

    public string Text => text;

    public DetectorTables Tables => tables;

    public Labels Labels { get; } = new(text);

    public void Report(FindingKind kind, Certainty certainty, int start, int end) => _found.Add(new Candidate(kind, certainty, start, end));

    public char At(int place) => (uint)place < (uint)text.Length ? text[place] : '\0';

    public bool IsDigit(int place) => char.IsAsciiDigit(At(place));

    public int DigitsEnd(int place)
    {
        while (IsDigit(place))
        {
            place++;
        }

        return place;
    }

    public bool StartsWith(int place, string word) =>
        place >= 0 && place <= text.Length && text.AsSpan(place).StartsWith(word, StringComparison.Ordinal);

    public bool EndsWith(int place, string word) =>
        place >= 0 && place <= text.Length && text.AsSpan(0, place).EndsWith(word, StringComparison.Ordinal);

    /// <summary>1,234: only before exactly three digits does a comma make an amount; else it parts the cells of a row.</summary>
    /// <param name="comma">The place of the comma.</param>
    public bool IsThousands(int comma)
    {
        if (At(comma) != ',' || !IsDigit(comma - 1) || DigitsEnd(comma + 1) - comma != 4)
        {
            return false;
        }

        // 12,345 and 1,234,567, but not 2511,345.
        return !(IsDigit(comma - 2) && IsDigit(comma - 3) && IsDigit(comma - 4));
    }

    /// <summary>Whether a number ends in what is counted: 円, 件, 人. Then it is an amount, never the number of a person.</summary>
    public bool IsCounted(int end) => At(At(end) == ' ' ? end + 1 : end) is '円' or '件' or '人' or '千' or '万' or '億' or '兆' or '%' or '票' or '世' or '冊' or '枚' or '回' or '社' or '台' or '㎡' or '時' or '歳' or 'k' or 'm';

    /// <summary>The findings without overlaps: the surer stays, then the kind that is harder to meet by chance.</summary>
    public List<Candidate> Settled()
    {
        _found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Rank.CompareTo(a.Rank));
        var settled = new List<Candidate>(_found.Count);
        foreach (var candidate in _found)
        {
            if (settled.Count == 0 || settled[^1].End <= candidate.Start)
            {
                settled.Add(candidate);
            }
            else if (candidate.Rank > settled[^1].Rank)
            {
                settled[^1] = candidate;
            }
        }

        return settled;
    }
}

/// <param name="Start">In the scanned text.</param>
internal readonly record struct Candidate(FindingKind Kind, Certainty Certainty, int Start, int End)
{
    /// <summary>Of two that overlap the higher one stays.</summary>
    public int Rank => ((int)Certainty * 100) + (Kind switch
    {
        FindingKind.IndividualNumber => 20,
        FindingKind.CreditCard => 19,
        FindingKind.DriverLicence => 18,
        FindingKind.ResidenceCard => 17,
        FindingKind.Passport => 16,
        FindingKind.ResidentCode => 15,
        FindingKind.PensionNumber => 14,
        FindingKind.InsuranceNumber => 13,
        FindingKind.Phone => 12,
        FindingKind.BankAccount => 11,
        FindingKind.BirthDate => 10,
        FindingKind.Address => 9,
        FindingKind.PostalCode => 8,
        FindingKind.Email => 7,
        FindingKind.PersonName => 6,
        FindingKind.CorporateNumber => 5,
        _ => 0,
    });
}
