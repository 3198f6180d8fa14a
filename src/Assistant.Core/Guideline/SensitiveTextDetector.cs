namespace Assistant.Core.Guideline;

/// <summary>
/// The detectors as scanners written by hand: no regular expression, so no text can make them hang. Every scanner
/// looks a bounded way around what it meets, so the time is linear in the text.
/// </summary>
/// <param name="off">Kinds that are not reported.</param>
public sealed class SensitiveTextDetector(DetectorTables tables, IReadOnlySet<FindingKind>? off = null) : ISensitiveTextDetector
{
    /// <inheritdoc/>
    public IReadOnlyList<Finding> Find(string text) => Find(text, typed: false);

    /// <inheritdoc/>
    public IReadOnlyList<Finding> FindTyped(string text) => Find(text, typed: true);

    private List<Finding> Find(string text, bool typed)
    {
        ArgumentNullException.ThrowIfNull(text);
        var scanned = ScanText.Of(text);
        var scan = new Scan(scanned.Text, tables);
        NumberScanner.Run(scan);
        LabelledNumberScanner.Run(scan);
        PhoneScanner.Run(scan);
        PostalCodeScanner.Run(scan);
        EmailScanner.Run(scan);
        AddressScanner.Run(scan);
        BirthDateScanner.Run(scan);
        NameScanner.Run(scan);
        MarkScanner.Run(scan);
        DeniedWordScanner.Run(scan);
        CopyrightScanner.Run(scan);
        if (typed)
        {
            DigitChains.Run(scan);
        }

        var findings = new List<Finding>();
        foreach (var candidate in scan.Settled())
        {
            if (off?.Contains(candidate.Kind) != true)
            {
                var (start, length) = scanned.ToOriginal(candidate.Start, candidate.End);
                findings.Add(new Finding(candidate.Kind, candidate.Certainty, start, length));
            }
        }

        return findings;
    }
}
