using System.Globalization;
using System.Text;
using Assistant.Core.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>
/// Front matter, side files and folders' defaults: a flat YAML mapping. Read from parser events, so that no object is ever
/// built from the text; anchors, aliases and tags are refused, and so is anything over 16 KB.
/// </summary>
internal static class MetadataYaml
{
    public const int LargestBytes = 16 * 1024;

    /// <param name="source">How the errors name the place.</param>
    /// <param name="firstLine">Line of the file on which the YAML begins, from 1.</param>
    /// <exception cref="DocumentReadException"><c>metadata_invalid</c> with every error in one message.</exception>
    public static StatedMetadata Parse(string yaml, string source, int firstLine = 1)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > LargestBytes)
        {
            throw ReadFailures.Metadata(source, ["16 KB を超えています。"]);
        }

        var errors = new List<string>();
        var stated = MetadataFields.Read(ReadFields(yaml, source, firstLine, errors), errors);
        errors.AddRange(MetadataRules.Check(stated));
        return errors.Count == 0 ? stated : throw ReadFailures.Metadata(source, errors);
    }

    private static List<MetadataField> ReadFields(string yaml, string source, int firstLine, List<string> errors)
    {
        var fields = new List<MetadataField>();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _) || (parser.Accept<Scalar>(out var nothing) && nothing.Value.Length == 0))
            {
                return fields;
            }

            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                fields.Add(ReadField(parser, firstLine));
            }
        }
        catch (YamlException e)
        {
            // What stands before the broken place is told together with it.
            errors.Add($"{Number(e.Start.Line + firstLine - 1)} 行目: YAML として読めません（項目は「名前: 値」か「名前: [値, 値]」の形で書いてください）。");
            MetadataFields.Read(fields, errors);
            throw ReadFailures.Metadata(source, errors);
        }

        return fields;
    }

    private static MetadataField ReadField(Parser parser, int firstLine)
    {
        var key = parser.Consume<Scalar>();
        var values = new List<string>();
        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            Refuse(sequence);
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                values.Add(Plain(parser.Consume<Scalar>()));
            }
        }
        else
        {
            values.Add(Plain(parser.Consume<Scalar>()));
        }

        return new MetadataField(Plain(key), checked((int)key.Start.Line) + firstLine - 1, values, sequence is not null);
    }

    private static string Plain(Scalar scalar)
    {
        Refuse(scalar);
        return scalar.Value.Trim();
    }

    private static void Refuse(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)
        {
            throw new YamlException(node.Start, node.End, "anchor or tag");
        }
    }

    private static string Number(long line) => line.ToString(CultureInfo.InvariantCulture);
}
