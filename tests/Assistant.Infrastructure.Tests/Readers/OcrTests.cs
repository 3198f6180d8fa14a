using System.Buffers.Binary;
using System.Globalization;
using System.IO;
using Assistant.Core.Documents;
using Assistant.Testing;
using Xunit;

namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Pages drawn from generated PDFs and read back.</summary>
public sealed class OcrTests
{
    private static readonly string[] Lines =
    [
        "この要領は、窓口で行う受付の手順とその記録について必要",
        "な事項を定めるものです。担当は市民課です。",
        "受付の時間は、平日の午前八時三十分から午後五時までです。",
        "申請書の控えは、本人に返してください。",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public async Task Read_ScannedPage_GivesItsTextWhicheverWayItLies(int rotation)
    {
        var (pixels, width, height) = await DrawAsync(new SmallPdfPage(Rotation: rotation));

        var document = await TestReaders.ReadAsync("a.png", Png(pixels, width, height));

        AssertRead(document);
        var page = Assert.Single(document.Pages);
        Assert.InRange(page.Confidence!.Value, 60, 100);
        Assert.Equal(width * 72 / 300.0, page.Size!.Value.Width, 0.01);
        Assert.Equal(height * 72 / 300.0, page.Size!.Value.Height, 0.01);
        Assert.All(document.Blocks.SelectMany(b => b.Segments), s =>
        {
            Assert.InRange(s.Confidence!.Value, 40, 100);
            Assert.InRange(s.Box!.Value.Left, 0, s.Box.Value.Right);
            Assert.InRange(s.Box.Value.Right, 0, page.Size!.Value.Width);
            Assert.InRange(s.Box.Value.Bottom, s.Box.Value.Top, page.Size!.Value.Height);
        });
    }

    [Fact]
    public async Task Read_ScannedVerticalText_IsRead()
    {
        var (pixels, width, height) = await DrawAsync(new SmallPdfPage(IsVertical: true));

        var document = await TestReaders.ReadAsync("a.pdf", SmallPdf.CreateScan(pixels, width, height));

        AssertRead(document);
    }

    [Fact]
    public async Task Read_ImageFile_IsReadAsOnePageAPicture()
    {
        var (pixels, width, height) = await DrawAsync(new SmallPdfPage());
        var told = new List<ReadProgress>();

        var document = await TestReaders.ReadAsync("a.tif", Tiff(pixels, width, height, pages: 2), new Listener(told));

        Assert.Equal([1, 2], document.Pages.Select(p => p.Number));
        AssertRead(document);
        Assert.Equal(new ReadProgress(2, 2), told.MaxBy(p => p.Done));
    }

    [Fact]
    public async Task Read_BlankPicture_HasNoText()
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => TestReaders.ReadAsync("a.png", Png(Enumerable.Repeat((byte)255, 600 * 800).ToArray(), 600, 800)));

        Assert.Equal("image_no_text", failure.Code);
    }

    [Theory]
    [InlineData("a.png", "89504E470D0A1A0A0000000D49484452000186A0000186A0", "image_too_large")]
    [InlineData("a.png", "89504E470D0A1A0A0000000D494844520000000000000000", "image_broken")]
    [InlineData("a.jpg", "FFD8FFE000104A464946", "image_broken")]
    [InlineData("a.tif", "49492A000800000000000000", "image_broken")]
    [InlineData("a.png", "255044462D312E34", "type_mismatch")]
    [InlineData("a.bmp", "424D", "image_broken")]
    public async Task Read_HostileImage_IsRefusedByItsHeader(string name, string bytes, string code)
    {
        var failure = await Assert.ThrowsAsync<DocumentReadException>(() => TestReaders.ReadAsync(name, Convert.FromHexString(bytes)));

        Assert.Equal(code, failure.Code);
    }

    internal static async Task<(byte[] Pixels, int Width, int Height)> DrawAsync(SmallPdfPage shape, params string[] lines)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder.Combine("page.pdf"), SmallPdf.Create(shape, lines.Length > 0 ? lines : Lines), TestContext.Current.CancellationToken);
        var drawn = await ChildProcess.RunAsync("pdftoppm", ["-gray", "-r", "300", "-singlefile", folder.Combine("page.pdf"), folder.Combine("page")], TestContext.Current.CancellationToken);
        Assert.Equal(0, drawn.ExitCode);
        var picture = await File.ReadAllBytesAsync(folder.Combine("page.pgm"), TestContext.Current.CancellationToken);
        var size = System.Text.Encoding.ASCII.GetString(picture, 3, 20).Split('\n', ' ');
        var (width, height) = (int.Parse(size[0], CultureInfo.InvariantCulture), int.Parse(size[1], CultureInfo.InvariantCulture));
        var pixels = picture[^(width * height)..];
        Assert.SkipWhen(pixels.Count(p => p < 128) < 2000, "No Japanese typeface is installed to draw the page with.");
        return (pixels, width, height);
    }

    /// <summary>Recognition may take a letter for another; most pairs of neighbouring letters must be there.</summary>
    private static void AssertRead(ReadDocument document)
    {
        var text = string.Concat(document.Pages.Select(p => p.Text)).Replace("\n", string.Empty, StringComparison.Ordinal);
        var pairs = Lines.SelectMany(l => Enumerable.Range(0, l.Length - 1).Select(i => l.Substring(i, 2))).ToList();
        Assert.InRange(pairs.Count(p => text.Contains(p, StringComparison.Ordinal)) / (double)pairs.Count, 0.85, 1);
        Assert.DoesNotContain(" ", text, StringComparison.Ordinal);
    }

    internal static byte[] Png(byte[] pixels, int width, int height)
    {
        using var data = new MemoryStream();
        using (var deflate = new System.IO.Compression.ZLibStream(data, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                deflate.WriteByte(0);
                deflate.Write(pixels, row * width, width);
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data.ToArray()), .. Chunk("IEND"u8, [])];

        static byte[] Chunk(ReadOnlySpan<byte> kind, byte[] content)
        {
            byte[] body = [.. kind, .. content];
            var framed = new byte[body.Length + 8];
            BinaryPrimitives.WriteInt32BigEndian(framed, content.Length);
            body.CopyTo(framed, 4);
            BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(body.Length + 4), System.IO.Hashing.Crc32.HashToUInt32(body));
            return framed;
        }
    }

    private static byte[] Tiff(byte[] pixels, int width, int height, int pages)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        writer.Write("II*\0"u8);
        writer.Write(8 + pixels.Length);
        writer.Write(pixels);
        for (var page = 1; page <= pages; page++)
        {
            (ushort Tag, ushort Type, int Value)[] entries = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (277, 3, 1), (278, 4, height), (279, 4, pixels.Length)];
            writer.Write((ushort)entries.Length);
            foreach (var (tag, type, value) in entries)
            {
                writer.Write(tag);
                writer.Write(type);
                writer.Write(1);
                writer.Write(value);
            }

            writer.Write(page == pages ? 0 : (int)file.Position + 4);
        }

        return file.ToArray();
    }

    private sealed class Listener(List<ReadProgress> told) : IProgress<ReadProgress>
    {
        public void Report(ReadProgress value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }
}
