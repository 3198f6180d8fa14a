using System.Globalization;
using System.IO;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>The stored text held against what <c>pdftotext</c> alone gives, and recognised text against the text of the same pages.</summary>
public sealed class PdfFidelityTests
{
    private const double LeastF1 = 0.97;
    private const double LeastAccuracy = 0.97;

    public static TheoryData<string> SharedPdfs
    {
        get
        {
            var folders = new[] { RepositoryFolder.Shared("docs", "pdf"), RepositoryFolder.Shared("plan") }.OfType<string>();
            return [.. folders.SelectMany(f => Directory.EnumerateFiles(f, "*.pdf")).Where(f => !Path.GetFileName(f).Contains("scan", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        }
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(SharedPdfs))]
    public async Task Read_SharedPdf_HoldsTheLettersThatPdfToTextFinds(string path)
    {
        var document = await TestReaders.ReadAsync("a.pdf", await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));

        Assert.InRange(F1(Letters(document), await LettersAsync(path)), LeastF1, 1);
        Assert.All(document.Blocks.SelectMany(b => b.Segments), s => Assert.NotNull(s.Box));
    }

    [Fact]
    public async Task Read_GeneratedPdf_HoldsTheLettersThatPdfToTextFinds()
    {
        using var folder = new TemporaryFolder();
        var pages = Enumerable.Range(1, 12).Select(n => (string[])["受付の手引き", $"第{n}章　総則", "この要領は、窓口で行う受付の手順とその記録について", "必要な事項を定めるものです。", "受付 市民課 平日", "交付 総務課 土曜日", $"- {n} -"]).ToArray();
        var bytes = SmallPdf.Create(pages);
        await File.WriteAllBytesAsync(folder.Combine("a.pdf"), bytes, TestContext.Current.CancellationToken);

        var document = await TestReaders.ReadAsync("a.pdf", bytes);

        Assert.InRange(F1(Letters(document), await LettersAsync(folder.Combine("a.pdf"))), LeastF1, 1);
    }

    [Fact]
    public async Task Read_ScannedPlan_HasTheLettersOfThePlanInOrder()
    {
        var scan = RepositoryFolder.Shared("docs", "pdf", "plan-scan-3p.pdf");
        var plan = RepositoryFolder.Shared("plan", "dx-koriyama-plan-2026-2029.pdf");
        Assert.SkipWhen(scan is null || plan is null, "The documents are not beside the repository (../shared).");

        var document = await TestReaders.ReadAsync("a.pdf", await File.ReadAllBytesAsync(scan, TestContext.Current.CancellationToken));

        foreach (var (page, original) in document.Pages.Zip([12, 21, 33]))
        {
            var expected = await LettersAsync(plan, original);
            var actual = Normalised(page.Text);
            var accuracy = 1 - ((double)Distance(actual, expected) / expected.Length);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"page {original}: in order {accuracy:F4}, in any order {F1(actual, expected):F4}"));
            Assert.InRange(accuracy, LeastAccuracy, 1);
            Assert.InRange(page.Confidence!.Value, 80, 100);
        }
    }

    private static string Letters(ReadDocument document) => Normalised(string.Concat(document.Pages.Select(p => p.Text)));

    private static async Task<string> LettersAsync(string path, int? page = null)
    {
        string[] range = page is { } only ? ["-raw", "-f", only.ToString(CultureInfo.InvariantCulture), "-l", only.ToString(CultureInfo.InvariantCulture)] : [];
        return Normalised((await ChildProcess.RunAsync("pdftotext", [.. range, "-enc", "UTF-8", path, "-"], TestContext.Current.CancellationToken)).Output);
    }

    private static string Normalised(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));

    private static double F1(string actual, string expected)
    {
        var counts = expected.CountBy(c => c).ToDictionary(c => c.Key, c => c.Value);
        var common = actual.CountBy(c => c).Sum(c => Math.Min(c.Value, counts.GetValueOrDefault(c.Key)));
        return 2.0 * common / (actual.Length + expected.Length);
    }

    private static int Distance(string a, string b)
    {
        var above = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var row = new int[b.Length + 1];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
            }

            above = row;
        }

        return above[b.Length];
    }
}
