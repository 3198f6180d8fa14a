using System.Xml.Linq;
using Assistant.Infrastructure.Readers.Packages;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>The parts of one Word file that its text is made of.</summary>
internal sealed class WordParts
{
    private readonly SafePackage _package;
    private readonly IReadOnlyDictionary<string, Relationship> _relationships;

    public WordParts(SafePackage package)
    {
        _package = package;
        _relationships = Relationships.Of(package, package.MainPart);
        Styles = new WordStyles(package.Load(_relationships.First("styles")));
        Numbering = new WordNumbering(package.Load(_relationships.First("numbering")), Styles);
        Runs = new RunReader(Styles, new WordNotes(package.Load(_relationships.First("footnotes")), package.Load(_relationships.First("endnotes"))));
        Body = package.Load(package.MainPart).Child("body");
        HasStyledHeadings = Body?.Descendants().Any(e => e.Is("pPr") && Styles.HeadingLevel(e) > 0) ?? false;
    }

    public WordStyles Styles { get; }

    public WordNumbering Numbering { get; }

    public RunReader Runs { get; }

    public XElement? Body { get; }

    public bool HasStyledHeadings { get; }

    public List<string> DiagramTexts(XElement drawing) =>
    [
        .. WordDrawings.Diagrams(drawing).SelectMany(id => _relationships.TryGetValue(id, out var diagram) ? DiagramText.Read(_package.Load(diagram.Target)) : []),
    ];
}
