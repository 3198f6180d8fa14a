namespace Assistant.Core.Guideline;

/// <summary>How the detectors did on labelled sentences, for one kind.</summary>
/// <param name="Labelled">Spans that should be found.</param>
/// <param name="Reported">Findings of the kind.</param>
/// <param name="Found">Labelled spans met by a finding of the same kind that shares at least half with them.</param>
/// <param name="Exact">Of these, those met to the letter.</param>
/// <param name="Certain">Findings that say they are certain.</param>
/// <param name="CertainWrong">Of these, those that meet no label.</param>
public sealed record DetectorScore(FindingKind Kind, int Labelled, int Reported, int Found, int Exact, int Certain, int CertainWrong)
{
    /// <summary>1 when nothing was reported.</summary>
    public double Precision => Reported == 0 ? 1 : (double)Found / Reported;

    /// <summary>1 when nothing was labelled.</summary>
    public double Recall => Labelled == 0 ? 1 : (double)Found / Labelled;
}

/// <summary>A label that was missed, or a finding that is none.</summary>
public sealed record DetectorSlip(string Id, FindingKind Kind, bool Missed, int Start, int Length);

public sealed record DetectorScores(IReadOnlyList<DetectorScore> Kinds, IReadOnlyList<DetectorSlip> Slips)
{
    public static DetectorScores Of(ISensitiveTextDetector detector, IEnumerable<LabelledText> texts)
    {
        ArgumentNullException.ThrowIfNull(detector);
        ArgumentNullException.ThrowIfNull(texts);
        var kinds = Enum.GetValues<FindingKind>().ToDictionary(kind => kind, kind => new DetectorScore(kind, 0, 0, 0, 0, 0, 0));
        var slips = new List<DetectorSlip>();
        foreach (var text in texts)
        {
            var open = detector.Find(text.Text).ToList();
            foreach (var finding in open)
            {
                var score = kinds[finding.Kind];
                kinds[finding.Kind] = score with { Reported = score.Reported + 1, Certain = score.Certain + (finding.Certainty == Certainty.Certain ? 1 : 0) };
            }

            foreach (var label in text.Findings)
            {
                var met = open.FindIndex(finding => finding.Kind == label.Kind && SharesHalf(finding, label));
                var score = kinds[label.Kind];
                kinds[label.Kind] = score with { Labelled = score.Labelled + 1, Found = score.Found + (met < 0 ? 0 : 1), Exact = score.Exact + (met >= 0 && IsSame(open[met], label) ? 1 : 0) };
                if (met < 0)
                {
                    slips.Add(new DetectorSlip(text.Id, label.Kind, Missed: true, label.Start, label.Length));
                }
                else
                {
                    open.RemoveAt(met);
                }
            }

            foreach (var finding in open)
            {
                slips.Add(new DetectorSlip(text.Id, finding.Kind, Missed: false, finding.Start, finding.Length));
                var score = kinds[finding.Kind];
                kinds[finding.Kind] = score with { CertainWrong = score.CertainWrong + (finding.Certainty == Certainty.Certain ? 1 : 0) };
            }
        }

        return new DetectorScores([.. kinds.Values.Where(score => score.Labelled + score.Reported > 0)], slips);
    }

    private static bool SharesHalf(Finding finding, LabelledSpan label)
    {
        var shared = Math.Min(finding.End, label.Start + label.Length) - Math.Max(finding.Start, label.Start);
        return shared * 2 >= Math.Max(finding.Length, label.Length);
    }

    private static bool IsSame(Finding finding, LabelledSpan label) => finding.Start == label.Start && finding.Length == label.Length;
}
