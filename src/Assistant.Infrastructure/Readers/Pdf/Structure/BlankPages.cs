namespace Assistant.Infrastructure.Readers.Pdf.Structure;

/// <summary>
/// Pages on which nothing stands, told by their contents: books have many, and drawing one to see that it is white takes
/// longer than reading ten pages of text. Where the file leaves a doubt, a page does not count as blank.
/// </summary>
internal static class BlankPages
{
    private const int LongestContents = 16 * 1024;
    private const int DeepestTree = 32;

    /// <param name="count">Pages of the file as Poppler counts them.</param>
    /// <param name="numbers">Pages to look at, from 1.</param>
    public static IReadOnlySet<int> Find(ReadOnlyMemory<byte> file, int count, IReadOnlyCollection<int> numbers)
    {
        var blank = new HashSet<int>();
        if (numbers.Count > 0 && PdfObjects.Read(file) is { } objects && Root(file, objects) is { } root)
        {
            var pages = new List<PdfDictionary>(count);
            if (Collect(objects, root, pages, [], DeepestTree) && pages.Count == count)
            {
                blank.UnionWith(numbers.Where(n => IsBlank(objects, pages[n - 1])));
            }
        }

        return blank;
    }

    /// <summary>The number of the top of the page tree.</summary>
    private static int? Root(ReadOnlyMemory<byte> file, PdfObjects objects)
    {
        var trailer = file.Span.LastIndexOf("/Root"u8);
        var lexer = new PdfLexer(trailer < 0 ? default : file.Span[(trailer + 5)..]);
        return lexer.Next() && PdfDictionary.Integer(lexer.Token) is { } catalog && objects.Dictionary(catalog) is { } entries && PdfDictionary.References(entries["/Pages"u8]) is [var pages]
            ? pages
            : null;
    }

    /// <returns>False when the tree is not as it should be.</returns>
    private static bool Collect(PdfObjects objects, int number, List<PdfDictionary> pages, HashSet<int> seen, int depth)
    {
        if (depth == 0 || !seen.Add(number) || objects.Dictionary(number) is not { } node)
        {
            return false;
        }

        var kids = node["/Kids"u8];
        if (kids.IsEmpty)
        {
            pages.Add(node);
            return pages.Count <= pages.Capacity;
        }

        return PdfDictionary.References(objects.Resolve(kids)) is { } children && children.All(child => Collect(objects, child, pages, seen, depth - 1));
    }

    private static bool IsBlank(PdfObjects objects, PdfDictionary page)
    {
        var contents = page["/Contents"u8];
        return page["/Annots"u8].IsEmpty
            && PdfDictionary.References(contents) is { } streams
            && streams.All(s => objects.Stream(s, LongestContents) is { } content && PageContents.PaintNothing(content));
    }
}
