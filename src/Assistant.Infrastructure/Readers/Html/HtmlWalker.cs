using AngleSharp.Dom;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Html;

/// <summary>Walks the tree of one page in document order and lays its blocks out.</summary>
internal sealed class HtmlWalker(PageLayout layout)
{
    /// <summary>Deeper nesting than any page needs is taken as plain text, so that it can't exhaust the stack.</summary>
    public const int DeepestNesting = 200;

    private readonly List<Block> _blocks = [];
    private readonly InlineText _inline = new();
    private readonly Stack<OrderedList> _lists = [];
    private int _listDepth;

    /// <summary>Of the item that was entered and has no text yet; null when it is not counted.</summary>
    private int? _number;

    public List<Block> Walk(INode? body)
    {
        if (body is not null)
        {
            Children(body, 0);
            Flush();
        }

        return _blocks;
    }

    private void Children(INode node, int depth)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText text)
            {
                _inline.Append(text.Data);
            }
            else if (child is IElement element && !HtmlElements.IsDropped(element))
            {
                Element(element, depth + 1);
            }
        }
    }

    private void Element(IElement element, int depth)
    {
        var name = element.LocalName;
        if (depth > DeepestNesting)
        {
            _inline.Append(element.TextContent);
        }
        else if (name == "br")
        {
            _inline.Break();
        }
        else if (name == "img")
        {
            _inline.Append(element.GetAttribute("alt") ?? string.Empty);
        }
        else if (HtmlElements.HeadingLevel(name) is var level and > 0)
        {
            Heading(element, level, depth);
        }
        else if (name == "table")
        {
            Flush();
            _blocks.AddRange(new HtmlTable(layout, element).Build(LeadLine.OfTable(_blocks)));
        }
        else if (name == "dl")
        {
            Flush();
            _blocks.AddRange(HtmlTable.Definitions(layout, element));
        }
        else if (name == "pre")
        {
            Preformatted(element);
        }
        else if (HtmlElements.IsBlock(name))
        {
            Block(element, depth);
        }
        else
        {
            Children(element, depth);
        }
    }

    private void Heading(IElement element, int level, int depth)
    {
        Flush();
        Children(element, depth);
        var text = string.Join(' ', _inline.Take());
        if (text.Length > 0)
        {
            _blocks.Add(new Block { Kind = BlockKind.Heading, HeadingLevel = level, Segments = [layout.AddLine(text).ToSegment(layout.Number)] });
        }
    }

    private void Preformatted(IElement element)
    {
        Flush();
        foreach (var line in element.TextContent.Split('\n'))
        {
            _inline.Append(line);
            _inline.Break();
        }

        Flush();
    }

    private void Block(IElement element, int depth)
    {
        var isItem = element.LocalName == "li";
        Flush();
        if (element.LocalName is "ol" or "ul" or "menu")
        {
            _lists.Push(new OrderedList(element));
            Children(element, depth);
            Flush();
            _lists.Pop();
            return;
        }

        _listDepth += isItem ? 1 : 0;
        _number = isItem && _lists.TryPeek(out var list) ? list.Next(element) : _number;
        Children(element, depth);
        Flush();
        _listDepth -= isItem ? 1 : 0;
        _number = isItem ? null : _number;
    }

    private void Flush()
    {
        var lines = _inline.Take();
        if (lines.Count == 0)
        {
            return;
        }

        var kind = _listDepth > 0 ? BlockKind.ListItem : BlockKind.Paragraph;
        var clean = lines.ConvertAll(l => new CleanLine(layout.AddLine(l), Break: true));
        var added = LineGroup.ToBlocks(clean, layout.Number, kind, _listDepth > 0 ? LeadLine.OfList(_blocks) : null).ToList();

        // What is counted below another item is no 項 or 号 of its own.
        added[0] = added[0] with { Number = _listDepth == 1 ? _number : null };
        _number = null;
        _blocks.AddRange(added);
    }
}
