using System.Text;
using Assistant.Infrastructure.Readers.Pdf.Structure;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Which pages are blank is told without drawing them, and never wrongly.</summary>
public sealed class BlankPagesTests
{
    private const string Nothing = "q 1 0 0 1 72 720 cm 0 G 0 g BT /F1 12 Tf 20 TL ET /P << /MCID 0 >> BDC EMC 10 10 50 50 re W n Q";

    private static readonly string[] Text = ["窓口は平日に開いています。"];

    [Theory]
    [InlineData("")]
    [InlineData(Nothing)]
    [InlineData("% Do\nq Q")]
    public void Find_PageWithoutMarks_IsBlank(string drawing)
    {
        var shape = new SmallPdfPage(Drawing: drawing);

        Assert.Equal([2, 4], Find(SmallPdf.Create(shape, Text, [], Text, []), 4).Order());
        Assert.Equal([2, 4], Find(SmallPdf.CreatePacked(shape, Text, [], Text, []), 4).Order());
    }

    [Theory]
    [InlineData("10 10 50 50 re f")]
    [InlineData("0 0 m 9 9 l S")]
    [InlineData("q /I0 Do Q")]
    [InlineData("BT /F1 12 Tf (a) Tj ET")]
    [InlineData("BT /F1 12 Tf <30> ' ET")]
    [InlineData("/S0 sh")]
    [InlineData("BI /W 1 /H 1 /BPC 8 /CS /G ID x EI")]
    [InlineData("unheardOfOperator")]
    public void Find_PageWithMarks_IsNotBlank(string drawing)
    {
        Assert.Empty(Find(SmallPdf.CreatePacked(new SmallPdfPage(Drawing: drawing), Text, []), 2));
        Assert.Empty(Find(SmallPdf.Create(new SmallPdfPage(Drawing: Nothing + " " + drawing), Text, []), 2));
    }

    [Fact]
    public void Find_FileThatLeavesADoubt_NamesNoPage()
    {
        var file = Encoding.Latin1.GetString(SmallPdf.Create(Text, []));

        Assert.Equal([2], Find(Encoding.Latin1.GetBytes(file), 2));
        Assert.Empty(Find(Encoding.Latin1.GetBytes(file), 3));
        Assert.Empty(Find(Encoding.Latin1.GetBytes(file + "9 0 obj\n<< /Length 3 >>\nstream\n1 f\nendstream\nendobj\n"), 2));
        Assert.Empty(Find(Encoding.Latin1.GetBytes(file.Replace("/Rotate 0", "/Annots [9 0 R]", StringComparison.Ordinal)), 2));
        Assert.Empty(Find(Encoding.Latin1.GetBytes(file.Replace("/Parent 2 0 R", "/Kids [2 0 R]", StringComparison.Ordinal)), 2));
        Assert.Empty(Find(Encoding.Latin1.GetBytes(file.Replace("/Length 0", "/Length 5", StringComparison.Ordinal)), 2));
        Assert.Empty(Find(SmallPdf.CreateEncrypted(Text, []), 2));
        Assert.Empty(Find([], 1));
    }

    /// <summary>This runs in our own process: nothing may get out of it, and no file may keep it busy.</summary>
    [Fact]
    public void Find_MutatedFile_Ends()
    {
        byte[][] seeds =
        [
            SmallPdf.CreatePacked(new SmallPdfPage(Drawing: Nothing), Text, [], Text, []),
            SmallPdf.Create(new SmallPdfPage(Drawing: Nothing), Text, [], Text, []),
        ];
        var random = new Random(20260401);
        var blank = 0;
        for (var i = 0; i < 10_000; i++)
        {
            blank += Find(PdfMutations.Mutate(seeds[i % 2], seeds, random), 4).Count;
        }

        Assert.InRange(blank, 1, 20_000);
    }

    [Fact]
    public void Find_ObjectsThatNeverEnd_AreNotReadOverAndOver()
    {
        var kids = string.Join(' ', Enumerable.Range(10, 5000).Select(n => $"{n} 0 R"));
        var open = string.Concat(Enumerable.Range(10, 5000).Select(n => $"{n} 0 obj << /Type /Page /A [ << "));
        var file = $"%PDF-1.5\n1 0 obj << /Pages 2 0 R >> endobj 2 0 obj << /Kids [{kids}] >> endobj {new string(' ', 4_000_000)} {open} trailer << /Root 1 0 R >>";

        Assert.Empty(Find(Encoding.ASCII.GetBytes(file), 5000));
    }

    private static IReadOnlySet<int> Find(byte[] file, int count) => BlankPages.Find(file, count, [.. Enumerable.Range(1, count)]);
}
