using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Mutated files: a document or a known reason comes out, in bounded time and memory, and no child is left over.</summary>
public sealed class PdfFuzzTests
{
    /// <summary>For one child; a file has several.</summary>
    private const string ChildLimit = "00:00:15";

    private const long MostHostMemory = 1L << 30;

    private static readonly TimeSpan LongestFile = TimeSpan.FromSeconds(90);

    private static readonly string[] Codes =
    [
        "file_empty", "file_not_text", "type_mismatch",
        "pdf_broken", "pdf_encrypted", "pdf_no_text", "pdf_timeout", "pdf_too_complex", "pdf_too_many_pages",
        "ocr_timeout", "ocr_too_many_pages", "image_broken", "image_no_text", "image_too_large",
    ];

    private static readonly string[] Lines = ["窓口は平日に開いています。担当は市民課です。", "土曜日と日曜日は休みます。"];
    private static readonly string[] Rows = ["受付 市民課 平日", "交付 総務課 土曜日", "相談 福祉課 平日の午前"];

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("ASSISTANT_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 200;

    [Fact]
    public async Task Read_MutatedPdf_GivesADocumentOrAReason()
    {
        byte[][] kinds =
        [
            SmallPdf.Create(Lines, Rows),
            SmallPdf.CreatePacked(new SmallPdfPage(), Lines, Rows, []),
            SmallPdf.Create(new SmallPdfPage(IsVertical: true), Lines),
            SmallPdf.Create(Lines, Rows, []),
            SmallPdf.CreatePacked(new SmallPdfPage(Rotation: 90), Lines),
            SmallPdf.Create(new SmallPdfPage(Drawing: "60 700 400 2 re f 60 500 2 200 re f"), Lines, []),
            SmallPdf.CreateScan(Enumerable.Repeat((byte)255, 64 * 64).ToArray(), 64, 64),
            SmallPdf.CreatePacked(new SmallPdfPage(IsVertical: true), Lines, []),
            SmallPdf.CreateEncrypted(Lines),
        ];

        // Recognition takes a hundred times as long as all else: few files have letters in a picture.
        byte[][] seeds = [.. kinds, .. kinds, SmallPdf.CreateScan(Stripes(120, 60), 120, 60)];
        await ReadAllAsync("a.pdf", seeds, Count);
    }

    [Fact]
    public Task Read_MutatedImage_GivesADocumentOrAReason() => ReadAllAsync("a.png", [OcrTests.Png(Stripes(120, 60), 120, 60)], Count / 8);

    private static byte[] Stripes(int width, int height) => [.. Enumerable.Range(0, width * height).Select(i => (byte)(i % 17 < 3 ? 0 : 255))];

    private static async Task ReadAllAsync(string name, byte[][] seeds, int count)
    {
        var random = new Random(20260401);
        var readers = TestReaders.Create(("Readers:Pdf:TimeLimit", ChildLimit), ("Readers:Ocr:TimeLimit", ChildLimit), ("Readers:Ocr:Resolution", "100"), ("Readers:Ocr:MaxMegapixels", "4"));
        var files = Enumerable.Range(0, count).Select(i => PdfMutations.Mutate(seeds[i % seeds.Length], seeds, random));
        var outcomes = new ConcurrentBag<(string Code, TimeSpan Time)>();
        var time = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken }, async (file, stop) =>
        {
            var began = Stopwatch.GetTimestamp();
            var code = await ReadAsync(readers, new SourceFile("/tmp/" + name, file), stop);
            outcomes.Add((code, Stopwatch.GetElapsedTime(began)));
        });

        var slowest = outcomes.Max(o => o.Time);
        var memory = Process.GetCurrentProcess().PeakWorkingSet64;
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count} files, {Stopwatch.GetElapsedTime(time).TotalSeconds:F0} s, slowest {slowest.TotalSeconds:F1} s, host at most {memory >> 20} MB"));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", outcomes.CountBy(o => o.Code).OrderByDescending(o => o.Value).Select(o => $"{o.Key} {o.Value.ToString(CultureInfo.InvariantCulture)}")));
        Assert.Equal(count, outcomes.Count);
        Assert.InRange(slowest, TimeSpan.Zero, LongestFile);
        Assert.InRange(memory, 0, MostHostMemory);
        Assert.Empty(LeftOver());
    }

    /// <summary>"document", or the code of the reason.</summary>
    private static async Task<string> ReadAsync(DocumentReaders readers, SourceFile file, CancellationToken cancellationToken)
    {
        try
        {
            var document = await readers.ReadAsync(file, cancellationToken);
            Assert.All(TestReaders.AllSegments(document), s => Assert.InRange(s.Span.End, s.Span.Start, document.Pages.Single(p => p.Number == s.Span.Page).Text.Length));
            return "document";
        }
        catch (DocumentReadException exception)
        {
            Assert.Contains(exception.Code, Codes);
            return exception.Code;
        }
    }

    /// <summary>Tools at work on a folder that is gone: other tests have children too, but theirs are there.</summary>
    private static List<string> LeftOver()
    {
        var left = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var arguments = File.ReadAllText(Path.Combine(process, "cmdline")).Split('\0');
                left.AddRange(arguments.Where(a => a.Contains("/assistant-readers-", StringComparison.Ordinal) && !Directory.Exists(Path.GetDirectoryName(a))));
            }
            catch (IOException)
            {
                // Ended meanwhile.
            }
        }

        return left;
    }
}
