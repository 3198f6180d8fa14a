using Assistant.Core.Documents;
using Assistant.Core.Guideline;
using Assistant.Core.Ingestion;
using Assistant.Core.Time;
using Assistant.Testing.Documents;

namespace Assistant.Browser.Tests.Site;

/// <summary>A day in the life of the documents page: something is read, something waits, something has to be looked at.</summary>
internal static class SampleAdministration
{
    public const string HeldId = "77777777777777777777777777777777";
    public const string BrokenId = "88888888888888888888888888888888";
    public const string ReadingId = "99999999999999999999999999999999";

    public static void Fill(TestSite site)
    {
        var ingestion = site.Ingestion;
        ingestion.Done = 41;
        ingestion.Put(MemoryIngestion.Job(HeldId, "申請者名簿.xlsx", JobState.Held, 2, 2));
        ingestion.Put(MemoryIngestion.Job(ReadingId, "就業規則の手引き.pdf", JobState.Running, 12, 93));
        ingestion.Put(MemoryIngestion.Job("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "地域防災計画（資料編）.pdf", JobState.Queued));
        ingestion.Put(MemoryIngestion.Job(BrokenId, "古い要綱.doc.pdf", JobState.Quarantined) with
        {
            Attempts = 3,
            ErrorCode = "pdf_broken",
            ErrorMessage = "PDF が壊れていて読めません。元のソフトから PDF を作り直してください。",
        });
        ingestion.Reviews[HeldId] = new DocumentReview(
            HeldId, "申請者名簿", "uploads/申請者名簿.xlsx", "h1", ReviewState.Pending, new DateTimeOffset(2026, 11, 22, 9, 5, 0, JapanTime.Offset), null, null,
            [
                new ReviewFinding(FindingKind.IndividualNumber, Certainty.Certain, 1, "申請一覧", 40, 12, "個人番号 12**********（世帯主）"),
                new ReviewFinding(FindingKind.Phone, Certainty.Likely, 1, "申請一覧", 80, 12, "連絡先 02**********"),
            ]);
        var plan = site.Library.Documents.FindIndex(d => d.Id == SampleLibrary.GuidelineId);
        site.Library.Documents[plan] = site.Library.Documents[plan] with
        {
            Metadata = site.Library.Documents[plan].Metadata with { Expires = new DateOnly(2020, 3, 31), Effective = new DateOnly(2018, 4, 1) },
            FileBytes = 48_213,
        };
    }

    /// <summary>A list over several pages.</summary>
    public static void FillMany(TestSite site, int count) => site.Library.Documents.AddRange(Enumerable.Range(1, count).Select(i =>
        site.Library.Documents[0] with { Id = i.ToString("x32", null), Uri = $"many/{i}.pdf", Metadata = site.Library.Documents[0].Metadata with { Title = $"要綱 第{i:000}号" } }));
}
