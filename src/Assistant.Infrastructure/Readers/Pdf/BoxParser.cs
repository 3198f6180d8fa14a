using System.Buffers.Text;
using System.Net;
using System.Text;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>Reads the output of <c>pdftotext -bbox</c> line by line: it is regular, and a stray control character must not end the reading.</summary>
internal sealed class BoxParser(int firstPage)
{
    private readonly List<PdfPage> _pages = [];
    private readonly List<PdfWord> _words = [];
    private double _width;
    private double _height;
    private bool _isOpen;

    /// <summary>As the file states it; null when it states none.</summary>
    public string? Title { get; private set; }

    public void Add(ReadOnlySpan<byte> line)
    {
        var tag = line.TrimStart((byte)' ');
        if (tag.StartsWith("<word "u8))
        {
            AddWord(tag);
        }
        else if (tag.StartsWith("<page "u8))
        {
            Close();
            _isOpen = true;
            _width = Value(ref tag);
            _height = Value(ref tag);
        }
        else if (!_isOpen && tag.StartsWith("<title>"u8))
        {
            Title = Inner(tag, "</title>"u8);
        }
    }

    public List<PdfPage> Finish()
    {
        Close();
        return _pages;
    }

    private void AddWord(ReadOnlySpan<byte> tag)
    {
        var box = new BoundingBox(Value(ref tag), Value(ref tag), Value(ref tag), Value(ref tag));
        var text = Inner(tag, "</word>"u8);
        if (text is { Length: > 0 })
        {
            _words.Add(new PdfWord(text, box));
        }
    }

    private static string? Inner(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> endTag)
    {
        var start = tag.IndexOf((byte)'>') + 1;
        var end = tag.LastIndexOf(endTag);
        if (start <= 0 || end <= start)
        {
            return null;
        }

        var letters = tag[start..end];
        var text = Encoding.UTF8.GetString(letters);
        return (letters.Contains((byte)'&') ? WebUtility.HtmlDecode(text) : text).Trim();
    }

    private void Close()
    {
        if (_isOpen)
        {
            // The size is that of the sheet, the words are those of the page as a viewer turns it.
            var isTurned = _words.Exists(w => w.Box.Right > _width + 1) && _words.TrueForAll(w => w.Box.Right <= _height + 1 && w.Box.Bottom <= _width + 1);
            _pages.Add(new PdfPage(firstPage + _pages.Count, isTurned ? _height : _width, isTurned ? _width : _height, _words.ToArray()));
            _words.Clear();
        }
    }

    /// <summary>The next attribute's number; the rest of the tag stays. Poppler writes the attributes in one order.</summary>
    private static double Value(ref ReadOnlySpan<byte> tag)
    {
        tag = tag[(tag.IndexOf("=\""u8) is var at and >= 0 ? at + 2 : tag.Length)..];
        return Utf8Parser.TryParse(tag, out double value, out _) && double.IsFinite(value) ? value : 0;
    }
}
