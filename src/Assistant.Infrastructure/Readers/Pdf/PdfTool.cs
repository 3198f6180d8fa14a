using System.Globalization;
using System.Net;
using Assistant.Core.Documents;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Pdf;

/// <summary>What Poppler says about a file: its facts by <c>pdfinfo</c>, its words with boxes by <c>pdftotext</c>.</summary>
internal sealed class PdfTool(PopplerProcess poppler, IOptions<PdfOptions> options)
{
    private const int CannotOpen = 1;
    private const int NotPermitted = 3;

    /// <exception cref="DocumentReadException"><c>pdf_broken</c>, <c>pdf_encrypted</c>, <c>pdf_timeout</c>, <c>tool_missing</c>.</exception>
    public async Task<(int Pages, string? Title)> ReadInfoAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var pages = 0;
        string? title = null;
        await RunAsync("pdfinfo", ["-enc", "UTF-8", "-"], content, Read, cancellationToken);
        return pages > 0 ? (pages, title) : throw ReadFailures.PdfBroken();

        void Read(string line)
        {
            if (line.StartsWith("Pages:", StringComparison.Ordinal))
            {
                _ = int.TryParse(line.AsSpan(6).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out pages);
            }
            else if (line.StartsWith("Title:", StringComparison.Ordinal))
            {
                title = line[6..].Trim();
            }
        }
    }

    /// <summary>All pages in order, read in ranges so that no child process works on more than a share of the file.</summary>
    public async Task<List<PdfPage>> ReadPagesAsync(ReadOnlyMemory<byte> content, int count, CancellationToken cancellationToken)
    {
        var pages = new List<PdfPage>(count);
        for (var first = 1; first <= count; first += options.Value.PagesPerProcess)
        {
            var last = Math.Min(count, first + options.Value.PagesPerProcess - 1);
            var parser = new BoxParser(first);
            string[] arguments = ["-bbox-layout", "-enc", "UTF-8", "-f", Number(first), "-l", Number(last), "-", "-"];
            await RunAsync("pdftotext", arguments, content, parser.Add, cancellationToken);
            pages.AddRange(parser.Finish());
        }

        return pages;
    }

    private async Task RunAsync(string tool, string[] arguments, ReadOnlyMemory<byte> content, Action<string> onLine, CancellationToken cancellationToken)
    {
        var (exitCode, error) = await poppler.RunAsync(tool, arguments, content, onLine, cancellationToken);
        if (exitCode == 0)
        {
            return;
        }

        var isProtected = exitCode == NotPermitted || (exitCode == CannotOpen && error.Contains("password", StringComparison.OrdinalIgnoreCase));
        throw isProtected ? ReadFailures.PdfEncrypted() : ReadFailures.PdfBroken();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads the boxes line by line: the output is regular, and a stray control character must not end the reading.</summary>
    private sealed class BoxParser(int firstPage)
    {
        private readonly List<PdfPage> _pages = [];
        private List<PdfWord> _words = [];
        private double _width;
        private double _height;
        private bool _isOpen;

        public void Add(string line)
        {
            var tag = line.AsSpan().TrimStart();
            if (tag.StartsWith("<page "))
            {
                Close();
                _isOpen = true;
                _width = Value(tag, "width=\"");
                _height = Value(tag, "height=\"");
            }
            else if (tag.StartsWith("<word ") && tag.IndexOf('>') is var end and > 0 && tag.LastIndexOf("</word>") is var close and > 0)
            {
                var text = WebUtility.HtmlDecode(tag[(end + 1)..close].ToString()).Trim();
                if (text.Length > 0)
                {
                    _words.Add(new PdfWord(text, new BoundingBox(Value(tag, "xMin=\""), Value(tag, "yMin=\""), Value(tag, "xMax=\""), Value(tag, "yMax=\""))));
                }
            }
        }

        public List<PdfPage> Finish()
        {
            Close();
            return _pages;
        }

        private void Close()
        {
            if (_isOpen)
            {
                _pages.Add(new PdfPage(firstPage + _pages.Count, _width, _height, _words));
                _words = [];
            }
        }

        private static double Value(ReadOnlySpan<char> tag, string name)
        {
            var start = tag.IndexOf(name) + name.Length;
            var length = tag[start..].IndexOf('"');
            return double.TryParse(tag.Slice(start, length), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
        }
    }
}
