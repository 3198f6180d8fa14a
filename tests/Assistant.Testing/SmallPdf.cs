using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Assistant.Testing;

/// <summary>A born-digital PDF of a few lines, written byte by byte: Japanese by a font that is not embedded, as office printers do.</summary>
public static class SmallPdf
{
    /// <param name="pages">For each page its lines.</param>
    public static byte[] Create(params string[][] pages) => Create(new SmallPdfPage(), pages);

    /// <param name="shape">Of every page.</param>
    public static byte[] Create(SmallPdfPage shape, params string[][] pages) => Encoding.ASCII.GetBytes(Assemble(Objects(pages, shape), trailer: ""));

    /// <summary>A page of nothing but a grey picture, as scanners write it.</summary>
    /// <param name="pixels">One byte a pixel, row by row.</param>
    public static byte[] CreateScan(ReadOnlySpan<byte> pixels, int width, int height)
    {
        const string content = "q 595 0 0 842 0 0 cm /I0 Do Q";
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I0 5 0 R >> >> /Contents 4 0 R >>",
            $"<< /Length {Number(content.Length)} >>\nstream\n{content}\nendstream",
            $"<< /Type /XObject /Subtype /Image /Width {Number(width)} /Height {Number(height)} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {Number(pixels.Length)} >>\nstream\n{Encoding.Latin1.GetString(pixels)}\nendstream",
        ];
        return Encoding.Latin1.GetBytes(Assemble(objects, trailer: ""));
    }

    /// <summary>The same behind a password that nobody knows.</summary>
    public static byte[] CreateEncrypted(params string[][] pages)
    {
        var secret = new string('5', 64);
        var encryption = $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >> /ID [<{secret[..32]}> <{secret[..32]}>]";
        return Encoding.ASCII.GetBytes(Assemble(Objects(pages, new SmallPdfPage()), encryption));
    }

    /// <summary>
    /// The same as today's producers write it: contents compressed, all else in an object stream, and a cross-reference
    /// stream instead of the table.
    /// </summary>
    public static byte[] CreatePacked(SmallPdfPage shape, params string[][] pages)
    {
        var objects = Objects(pages, shape);
        var (file, entries) = (new List<byte>("%PDF-1.5\n"u8.ToArray()), new List<byte>([0, 0, 0, 0, 0]));
        var (numbers, bodies) = (new StringBuilder(), new StringBuilder());
        var container = objects.Count + 1;
        foreach (var (index, body) in objects.Index())
        {
            if (body.IndexOf("stream\n", StringComparison.Ordinal) is var at and >= 0)
            {
                entries.AddRange([1, .. Place(file.Count), 0]);
                Add(index + 1, "", Encoding.ASCII.GetBytes(body[(at + 7)..body.LastIndexOf("\nendstream", StringComparison.Ordinal)]));
            }
            else
            {
                entries.AddRange([2, .. Place(container), (byte)(numbers.ToString().Split(' ').Length / 2)]);
                numbers.Append(CultureInfo.InvariantCulture, $"{index + 1} {bodies.Length} ");
                bodies.Append(body).Append('\n');
            }
        }

        entries.AddRange([1, .. Place(file.Count), 0]);
        Add(container, $"/Type /ObjStm /N {Number(numbers.ToString().Split(' ').Length / 2)} /First {Number(numbers.Length)}", Encoding.ASCII.GetBytes(numbers.ToString() + bodies));
        var table = file.Count;
        entries.AddRange([1, .. Place(table), 0]);
        Add(container + 1, $"/Type /XRef /Size {Number(container + 2)} /W [1 3 1] /Root 1 0 R", [.. entries]);
        file.AddRange(Encoding.ASCII.GetBytes($"startxref\n{Number(table)}\n%%EOF\n"));
        return [.. file];

        void Add(int number, string entries, byte[] content)
        {
            using var packed = new MemoryStream();
            using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                deflate.Write(content);
            }

            file.AddRange(Encoding.ASCII.GetBytes($"{Number(number)} 0 obj\n<< {entries} /Filter /FlateDecode /Length {Number((int)packed.Length)} >>\nstream\n"));
            file.AddRange(packed.ToArray());
            file.AddRange("\nendstream\nendobj\n"u8.ToArray());
        }

        static byte[] Place(int value) => [(byte)(value >> 16), (byte)(value >> 8), (byte)value];
    }

    private static List<string> Objects(string[][] pages, SmallPdfPage shape)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {Number(shape.ClaimedPages ?? pages.Length)} /Kids [{string.Join(' ', pages.Select((_, i) => $"{Number(6 + (2 * i))} 0 R"))}] >>",
            $"<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UTF16-{(shape.IsVertical ? "V" : "H")} /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000 /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        };
        foreach (var lines in pages)
        {
            var content = Content(lines, shape);
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Number(shape.Width)} {Number(shape.Height)}] /Rotate {Number(shape.Rotation)} /Resources << /Font << /F1 3 0 R >> >> /Contents {Number(objects.Count + 2)} 0 R >>");
            objects.Add($"<< /Length {Number(content.Length)} >>\nstream\n{content}\nendstream");
        }

        return objects;
    }

    private static string Content(string[] lines, SmallPdfPage shape)
    {
        if (lines.Length == 0)
        {
            return shape.Drawing;
        }

        var next = shape.IsVertical ? " -20 0 Td " : " T* ";
        return $"BT /F1 12 Tf 20 TL {(shape.IsVertical ? "500" : "60")} 780 Td " + string.Join(next, lines.Select(l => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(l))}> Tj")) + " ET";
    }

    private static string Assemble(List<string> objects, string trailer)
    {
        var text = new StringBuilder("%PDF-1.5\n");
        var offsets = new List<int>();
        foreach (var (index, body) in objects.Index())
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{body}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        offsets.ForEach(offset => text.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        text.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return text.ToString();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How the pages of a <see cref="SmallPdf"/> are.</summary>
/// <param name="Rotation">How viewers turn the page, clockwise: 0, 90, 180, 270.</param>
/// <param name="ClaimedPages">What the file says; null for the truth.</param>
/// <param name="Drawing">Content of the pages without lines, as operators.</param>
public sealed record SmallPdfPage(int Width = 595, int Height = 842, int Rotation = 0, bool IsVertical = false, int? ClaimedPages = null, string Drawing = "");
