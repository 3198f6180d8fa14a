using System.Diagnostics;
using System.Globalization;
using System.IO;
using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Mutated files: a document or a reason comes out, in bounded time, and no child is left over.</summary>
public sealed class PdfFuzzTests
{
    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("ASSISTANT_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 200;

    [Fact]
    public async Task Read_MutatedPdf_GivesADocumentOrAReason()
    {
        byte[][] seeds =
        [
            SmallPdf.Create(["窓口は平日に開いています。担当は市民課です。"], ["受付 市民課 平日", "交付 総務課 土曜日"]),
            SmallPdf.Create(new SmallPdfPage(IsVertical: true), ["窓口は平日に開いています。", "土曜日は休みます。"]),
            SmallPdf.CreateScan(Enumerable.Repeat((byte)255, 64 * 64).ToArray(), 64, 64),
        ];

        await ReadAllAsync("a.pdf", seeds, Count);
    }

    [Fact]
    public async Task Read_MutatedImage_GivesADocumentOrAReason()
    {
        var pixels = Enumerable.Range(0, 120 * 60).Select(i => (byte)(i % 17 < 3 ? 0 : 255)).ToArray();

        await ReadAllAsync("a.png", [OcrTests.Png(pixels, 120, 60)], Count / 8);
    }

    private static async Task ReadAllAsync(string name, byte[][] seeds, int count)
    {
        var random = new Random(20260401);
        var readers = TestReaders.Create(("Readers:Pdf:TimeLimit", "00:00:20"), ("Readers:Ocr:TimeLimit", "00:00:20"), ("Readers:Ocr:MaxMegapixels", "4"));
        var files = Enumerable.Range(0, count).Select(i => Mutate(seeds[i % seeds.Length], random)).ToList();
        var time = Stopwatch.StartNew();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken }, async (file, stop) =>
        {
            try
            {
                var document = await readers.ReadAsync(new SourceFile("/tmp/" + name, file), stop);
                Assert.All(TestReaders.AllSegments(document), s => Assert.InRange(s.Span.End, s.Span.Start, document.Pages.Single(p => p.Number == s.Span.Page).Text.Length));
            }
            catch (DocumentReadException exception)
            {
                Assert.NotEmpty(exception.Code);
            }
        });

        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30 + count));
        Assert.Empty(LeftOver());
    }

    /// <summary>Bytes changed, stretches dropped, doubled or moved, numbers made huge, the end cut off.</summary>
    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 8; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(at, "99999999"u8.ToArray());
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    for (var i = at; i < at + length; i++)
                    {
                        bytes[i] = (byte)random.Next(256);
                    }

                    break;
            }
        }

        return [.. bytes];
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
