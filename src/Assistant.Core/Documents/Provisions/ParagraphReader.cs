using System.Globalization;

namespace Assistant.Core.Documents.Provisions;

/// <summary>Cuts the text of one article into 項, and the lists in them into 号 under their lead sentence.</summary>
internal sealed class ParagraphReader(List<Block> blocks, int articleLevel)
{
    private readonly int _start = blocks.Count;

    /// <summary>Number of the present 項; 0 before any text.</summary>
    private int _paragraph;

    private ItemStyle? _style;
    private int _item;
    private string? _lead;
    private string _last = string.Empty;

    /// <param name="opens">The block begins with the number of the article itself.</param>
    public void Add(Block block, bool opens)
    {
        var from = 0;
        for (var i = 0; i < block.Segments.Count; i++)
        {
            var mark = opens && i == 0 ? null : ItemMark.Read(block.Segments[i].Text) ?? (i == 0 && block.Number is { } number ? new ItemMark(ItemStyle.Plain, number, string.Empty) : null);
            var isParagraph = mark is { } m && BeginsParagraph(m);
            var isItem = !isParagraph && mark is { } n && BeginsItem(n);
            if (isParagraph || isItem)
            {
                Emit(block, from, i);
                from = i;
            }

            if (isParagraph)
            {
                BeginParagraph(mark!.Value.Number, block.Segments[i]);
            }
            else if (isItem)
            {
                BeginItem(mark!.Value);
            }

            _paragraph = Math.Max(1, _paragraph);
            _last = block.Segments[i].Text;
        }

        Emit(block, from, block.Segments.Count);
    }

    private bool BeginsParagraph(ItemMark mark) => mark.Style switch
    {
        ItemStyle.Plain when _paragraph == 0 => mark.Number == 1,
        ItemStyle.Plain => mark.Number == _paragraph + 1 && !(_style == ItemStyle.Plain && mark.Number == _item + 1) && !(mark.Number == 1 && LeadSentence.Is(_last)),
        ItemStyle.Circled => _style != ItemStyle.Circled && _paragraph > 0 && mark.Number == _paragraph + 1 && mark.Number > 1,
        ItemStyle.Named => mark.Number == _paragraph + 1,
        _ => false,
    };

    private bool BeginsItem(ItemMark mark) => mark.Style switch
    {
        ItemStyle.Letter => _style is not null || LeadSentence.Is(_last),
        ItemStyle.Plain => _style == ItemStyle.Plain ? mark.Number == _item + 1 : mark.Number == 1 && LeadSentence.Is(_last),
        ItemStyle.Named => false,
        _ => _style == mark.Style ? mark.Number > _item : mark.Number == 1,
    };

    private void BeginParagraph(int number, Segment first)
    {
        // Only when a second one comes is it known that the text before it is the first of several.
        if (number == 2)
        {
            var before = blocks.Skip(_start).SelectMany(b => b.Segments).Select(s => s.Span).FirstOrDefault();
            blocks.Insert(_start, Heading(1, before));
        }

        if (number > 1)
        {
            blocks.Add(Heading(number, first.Span));
        }

        (_paragraph, _style, _item, _lead) = (number, null, 0, null);
    }

    private void BeginItem(ItemMark mark)
    {
        if (mark.Style == ItemStyle.Letter)
        {
            return;
        }

        if (_style is null || mark.Style != _style)
        {
            _lead = LeadSentence.Is(_last) ? _last : _lead;
        }

        (_style, _item) = (mark.Style, mark.Number);
    }

    private void Emit(Block block, int from, int to)
    {
        if (to > from)
        {
            blocks.Add(block with
            {
                Kind = _style is null ? block.Kind : BlockKind.ListItem,
                Lead = block.Lead ?? (_style is null ? null : _lead),
                Number = null,
                Segments = [.. block.Segments.Skip(from).Take(to - from)],
            });
        }
    }

    private Block Heading(int number, SourceSpan span) => new()
    {
        Kind = BlockKind.Heading,
        HeadingLevel = articleLevel + 1,
        Segments = [new Segment(string.Create(CultureInfo.InvariantCulture, $"第{number}項"), span)],
    };
}
