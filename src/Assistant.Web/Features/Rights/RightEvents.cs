using System.Globalization;
using Assistant.Core.Rights;
using Assistant.Web.Wording;

namespace Assistant.Web.Features.Rights;

/// <summary>What is on record about a right, as lines for people, newest first.</summary>
internal static class RightEvents
{
    public static IReadOnlyList<(DateTimeOffset At, string Text)> Of(RightFacts facts)
    {
        IEnumerable<(DateTimeOffset At, string Text)> events =
        [
            .. facts.Applications.Select(a => (a.AppliedAt, $"{Year(a.FiscalYear)}の申請（目的：{a.Purpose}）")),
            .. facts.Applications.Where(a => a.State == ApplicationStates.Refused).Select(a => (a.DecidedAt!.Value, $"{Year(a.FiscalYear)}の申請は承認されませんでした（理由：{a.Reason}）")),
            .. facts.Grants.Select(g => (g.GrantedAt, $"{Formats.Date(g.From)}から{Formats.Date(g.To)}まで使えます（{Words.Rights.Basis(g.Basis)}）")),
            .. facts.Trainings.Select(t => (t.RecordedAt, $"研修日 {Formats.Date(t.Day)}")),
            .. facts.Acknowledgements.Select(a => (a.At, a.AtRegistration ? $"登録時のガイドラインの版 {a.PolicyVersion}" : $"ガイドラインの版 {a.PolicyVersion} を読みました")),
        ];
        return [.. events.OrderByDescending(e => e.At)];
    }

    private static string Year(int year) => string.Create(CultureInfo.InvariantCulture, $"{year}年度");
}
