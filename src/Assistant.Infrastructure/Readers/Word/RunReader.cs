using System.Text;
using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <param name="Text">As it stands on the page; line breaks are <c>\n</c>.</param>
/// <param name="Notes">Notes whose marks stand in it.</param>
/// <param name="Drawings">What floats beside it: text boxes, shapes, diagrams.</param>
internal sealed record ParagraphText(string Text, IReadOnlyList<NoteMark> Notes, IReadOnlyList<XElement> Drawings);

/// <summary>
/// Text of paragraphs as a reader of the page sees it: results of fields, not their codes; changes as accepted; no hidden
/// text; Kanji without their reading. A field may run over several paragraphs, so one reader serves a whole document.
/// </summary>
internal sealed class RunReader(WordStyles styles, WordNotes notes)
{
    private readonly Stack<Field> _fields = new();
    private StringBuilder _text = new();
    private List<NoteMark> _marks = [];
    private List<XElement> _drawings = [];
    private string? _style;

    public ParagraphText Read(XElement paragraph)
    {
        // A text box inside a paragraph is read while its paragraph is not finished.
        var (text, marks, drawings, style) = (_text, _marks, _drawings, _style);
        (_text, _marks, _drawings, _style) = (new StringBuilder(), [], [], paragraph.Child("pPr").Child("pStyle").Value("val"));
        Inline(paragraph);
        var read = new ParagraphText(_text.ToString(), _marks, _drawings);
        (_text, _marks, _drawings, _style) = (text, marks, drawings, style);
        return read;
    }

    private bool InCode => _fields.Any(f => !f.HasResult);

    private void Inline(XElement parent)
    {
        foreach (var child in parent.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r" when child.Name.NamespaceName.EndsWith("/math", StringComparison.Ordinal):
                    Content(child);
                    break;
                case "r":
                    if (!styles.IsHidden(child.Child("rPr"), _style))
                    {
                        Content(child);
                    }

                    break;
                case "sdt":
                    if (child.Child("sdtPr").Switch("showingPlcHdr") != true && child.Child("sdtContent") is { } content)
                    {
                        Inline(content);
                    }

                    break;
                case "AlternateContent":
                    Inline(Alternative.Of(child));
                    break;
                case "ins" or "moveTo" or "hyperlink" or "smartTag" or "customXml" or "fldSimple" or "dir" or "bdo":
                    Inline(child);
                    break;
                default:
                    if (child.Name.NamespaceName.EndsWith("/math", StringComparison.Ordinal))
                    {
                        Inline(child);
                    }

                    break;
            }
        }
    }

    private void Content(XElement run)
    {
        foreach (var child in run.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "fldChar":
                    Boundary(child.Value("fldCharType"));
                    break;
                case "instrText" when _fields.TryPeek(out var field):
                    field.Code.Append(child.Value);
                    break;
                case "AlternateContent":
                    Content(Alternative.Of(child));
                    break;
                case "drawing" or "pict" or "object":
                    _drawings.Add(child);
                    break;
                default:
                    if (!InCode)
                    {
                        Letters(child);
                    }

                    break;
            }
        }
    }

    private void Letters(XElement child)
    {
        switch (child.Name.LocalName)
        {
            case "t":
                _text.Append(child.Value);
                break;
            case "tab" or "ptab":
                _text.Append('\t');
                break;
            case "br" or "cr":
                _text.Append('\n');
                break;
            case "noBreakHyphen":
                _text.Append('-');
                break;
            case "sym":
                _text.Append(SymbolFonts.Letter(child.Value("font"), child.Value("char")));
                break;
            case "ruby" when child.Child("rubyBase") is { } letters:
                Inline(letters);
                break;
            case "footnoteReference" or "endnoteReference" when notes.Mark(child) is { } mark:
                Note(mark);
                break;
        }
    }

    /// <summary>The mark stands before the full stop, so that the sentence stays whole.</summary>
    private void Note(NoteMark mark)
    {
        var end = _text.Length;
        while (end > 0 && _text[end - 1] is '。' or '．' or '」')
        {
            end--;
        }

        _text.Insert(_text.Length > end && end > 0 ? end : _text.Length, mark.Text);
        _marks.Add(mark);
    }

    private void Boundary(string? type)
    {
        switch (type)
        {
            case "begin":
                _fields.Push(new Field());
                break;
            case "separate" when _fields.TryPeek(out var open):
                open.HasResult = true;
                break;
            case "end" when _fields.TryPop(out var field):
                if (!field.HasResult && !InCode)
                {
                    _text.Append(FieldCode.Shown(field.Code.ToString()));
                }

                break;
        }
    }

    private sealed class Field
    {
        public StringBuilder Code { get; } = new();

        public bool HasResult { get; set; }
    }
}
