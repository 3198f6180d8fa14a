using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Ocr;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Pages that could not be read are named; the others are kept.</summary>
public sealed class PdfWarningTests
{
    private const string Text = "窓口は平日に開いています。担当は市民課です。";

    [Fact]
    public async Task Read_PageThatCannotBeDrawn_IsNamedAndTheOthersAreKept()
    {
        // Sheets so large that even one dot an inch is more than may be drawn.
        var reader = TestReaders.Create(("Readers:Ocr:MaxMegapixels", "1"));
        var shape = new SmallPdfPage(Width: 200_000, Height: 200_000, Drawing: "100 300 400 300 re f");

        var document = await reader.ReadAsync(new SourceFile("/tmp/a.pdf", SmallPdf.Create(shape, [Text], [], [Text])), TestContext.Current.CancellationToken);

        Assert.Equal([Text, string.Empty, Text], document.Pages.Select(p => p.Text));
        var warning = Assert.Single(document.Warnings);
        Assert.Equal("pages_not_recognised", warning.Code);
        Assert.EndsWith(": 2 ページ", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BlankPageAmongOthers_NeedsNoWarning()
    {
        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.Create([Text], []));

        Assert.Empty(document.Warnings);
    }

    [Fact]
    public void Warnings_OfSeveralPages_AreOneForEachReason()
    {
        var warnings = OcrGap.ToWarnings([new OcrGap(9, "遅い。"), new OcrGap(3, "遅い。"), new OcrGap(4, "ない。")]);

        Assert.Equal(["遅い。このページの文字は検索できません: 3、9 ページ", "ない。このページの文字は検索できません: 4 ページ"], warnings.Select(w => w.Message));
    }

    [Fact]
    public void Runs_HoldNeighboursOnly()
    {
        Assert.Equal([new PageRun(1, 3), new PageRun(5, 5), new PageRun(7, 22), new PageRun(23, 23)], PageRun.Of([1, 2, 3, 5, .. Enumerable.Range(7, 17)]));
    }
}
