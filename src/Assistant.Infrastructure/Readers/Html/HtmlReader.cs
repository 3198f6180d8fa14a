using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Metadata;
using Assistant.Infrastructure.Readers.Text;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>HTML by its blocks. The parser runs no script and fetches nothing: only the bytes at hand are read.</summary>
internal sealed partial class HtmlReader : IDocumentReader
{
    private const int LongestHead = 1024;

    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    public async Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var decoded = TextDecoder.Read(file.Content.Span, StatedEncoding(file.Content.Span));
        var text = decoded.Text;
        var (stated, bodyStart) = FrontMatter.Read(text);
        using var html = await new HtmlParser().ParseDocumentAsync(OpenTags.Limit(text[bodyStart..]), cancellationToken);
        HtmlDepth.Limit(html, HtmlWalker.DeepestNesting);
        var layout = new PageLayout(PageText.NoPages);
        var blocks = new HtmlWalker(layout).Walk(html.Body);
        return new ReadDocument([layout.ToPage()], blocks)
        {
            Title = blocks.Find(b => b.Kind == BlockKind.Heading)?.Text ?? TitleOf(html),
            Stated = stated,
            Warnings = decoded.Warnings,
        };
    }

    private static string? TitleOf(IHtmlDocument html) => html.Title is { } title && !string.IsNullOrWhiteSpace(title) ? title.Trim() : null;

    /// <summary>Browsers look for it in the first kilobyte, too.</summary>
    private static Encoding? StatedEncoding(ReadOnlySpan<byte> content)
    {
        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, LongestHead)]);
        return Charset().Match(head) is { Success: true } match ? JapaneseEncodings.ByName(match.Groups["name"].Value) : null;
    }

    [GeneratedRegex("<(?:meta[^>]*charset|\\?xml[^>]*encoding)\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_-]{3,20})", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Charset();
}
