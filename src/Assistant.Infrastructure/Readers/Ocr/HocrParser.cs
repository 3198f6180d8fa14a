using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>Reads Tesseract's hOCR output line by line; anything else in it is passed over.</summary>
internal sealed partial class HocrParser
{
    private readonly List<OcrLine> _lines = [];
    private List<OcrWord> _words = [];
    private BoundingBox _page;
    private BoundingBox _line;
    private int _angle;

    public void Add(ReadOnlySpan<byte> line)
    {
        var tag = line.TrimStart((byte)' ');
        if (tag.StartsWith("<span class='ocrx_word'"u8))
        {
            AddWord(tag);
        }
        else if (tag.StartsWith("<span class='ocr_"u8))
        {
            Close();
            _line = Box(tag);
            _angle = Number(tag, "textangle "u8);
        }
        else if (tag.StartsWith("<div class='ocr_page'"u8))
        {
            _page = Box(tag);
        }
    }

    public OcrReading Finish()
    {
        Close();
        return new OcrReading(_page.Right, _page.Bottom, _lines);
    }

    private void AddWord(ReadOnlySpan<byte> tag)
    {
        var start = tag.IndexOf((byte)'>') + 1;
        var end = tag.LastIndexOf("</span>"u8);
        if (start <= 0 || end <= start)
        {
            return;
        }

        var text = WebUtility.HtmlDecode(Markup().Replace(Encoding.UTF8.GetString(tag[start..end]), string.Empty)).Trim();
        if (text.Length > 0)
        {
            _words.Add(new OcrWord(text, Box(tag), Math.Clamp(Number(tag, "x_wconf "u8), 0, 100)));
        }
    }

    private void Close()
    {
        if (_words.Count > 0)
        {
            _lines.Add(new OcrLine(_line, _angle, _words));
            _words = [];
        }
    }

    private static BoundingBox Box(ReadOnlySpan<byte> tag)
    {
        var values = tag[(tag.IndexOf("bbox "u8) is var at and >= 0 ? at + 5 : tag.Length)..];
        return new BoundingBox(Next(ref values), Next(ref values), Next(ref values), Next(ref values));
    }

    private static double Next(ref ReadOnlySpan<byte> values)
    {
        if (!Utf8Parser.TryParse(values, out int value, out var length))
        {
            return 0;
        }

        values = values[Math.Min(values.Length, length + 1)..];
        return value;
    }

    private static int Number(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> name) =>
        tag.IndexOf(name) is var at and >= 0 && Utf8Parser.TryParse(tag[(at + name.Length)..], out double value, out _) && double.IsFinite(value) ? (int)Math.Round(value) : 0;

    [GeneratedRegex("</?(?:strong|em)>", RegexOptions.NonBacktracking)]
    private static partial Regex Markup();
}
