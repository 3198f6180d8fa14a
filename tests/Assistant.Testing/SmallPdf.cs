using System.Globalization;
using System.Text;

namespace Assistant.Testing;

/// <summary>A born-digital PDF of a few lines, written byte by byte: Japanese by a font that is not embedded, as office printers do.</summary>
public static class SmallPdf
{
    /// <param name="pages">For each page its lines.</param>
    public static byte[] Create(params string[][] pages) => Encoding.ASCII.GetBytes(Assemble(Objects(pages), trailer: ""));

    /// <summary>The same behind a password that nobody knows.</summary>
    public static byte[] CreateEncrypted(params string[][] pages)
    {
        var secret = new string('5', 64);
        var encryption = $"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{secret}> /U <{secret}> >> /ID [<{secret[..32]}> <{secret[..32]}>]";
        return Encoding.ASCII.GetBytes(Assemble(Objects(pages), encryption));
    }

    private static List<string> Objects(string[][] pages)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {Number(pages.Length)} /Kids [{string.Join(' ', pages.Select((_, i) => $"{Number(6 + (2 * i))} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /UniJIS-UTF16-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000 /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        };
        foreach (var lines in pages)
        {
            var content = Content(lines);
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {Number(objects.Count + 2)} 0 R >>");
            objects.Add($"<< /Length {Number(content.Length)} >>\nstream\n{content}\nendstream");
        }

        return objects;
    }

    private static string Content(string[] lines) =>
        "BT /F1 12 Tf 20 TL 60 780 Td " + string.Join(" T* ", lines.Select(l => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(l))}> Tj")) + " ET";

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
