using System.Globalization;
using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <param name="Text">As it stands in the sentence.</param>
/// <param name="Place">As the place of the note is shown to people.</param>
internal sealed record NoteMark(string Text, string Place, XElement Note);

/// <summary>Footnotes and endnotes, numbered in the order in which they are met.</summary>
internal sealed class WordNotes(XElement? footnotes, XElement? endnotes)
{
    private readonly Dictionary<string, XElement> _footnotes = ById(footnotes);
    private readonly Dictionary<string, XElement> _endnotes = ById(endnotes);
    private int _footnoteCount;
    private int _endnoteCount;

    /// <summary>Null when the reference leads nowhere. A mark that the writer chose stands in the text already.</summary>
    public NoteMark? Mark(XElement reference)
    {
        var isFootnote = reference.Is("footnoteReference");
        if (!(isFootnote ? _footnotes : _endnotes).Remove(reference.Value("id") ?? string.Empty, out var note))
        {
            return null;
        }

        var isOwn = reference.Value("customMarkFollows") is "1" or "true" or "on";
        var number = (isFootnote ? ++_footnoteCount : ++_endnoteCount).ToString(CultureInfo.InvariantCulture);
        var name = isFootnote ? "脚注" : "文末脚注";
        return new NoteMark(isOwn ? string.Empty : isFootnote ? $"（注{number}）" : $"（文末注{number}）", $"{name} {number}", note);
    }

    /// <summary>Lines that only separate notes from text have a type.</summary>
    private static Dictionary<string, XElement> ById(XElement? notes)
    {
        var found = new Dictionary<string, XElement>(StringComparer.Ordinal);
        foreach (var note in notes?.Elements() ?? [])
        {
            if (note.Value("id") is { } id && note.Value("type") is (null or "normal"))
            {
                found.TryAdd(id, note);
            }
        }

        return found;
    }
}
