using System.Globalization;
using System.Text;
using Assistant.Core.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>
/// Front matter and side files: a flat YAML mapping of five keys. Read from parser events, so that no object is ever
/// built from the text; anchors, aliases and tags are refused, and so is anything over 16 KB.
/// </summary>
internal static class MetadataYaml
{
    public const int LargestBytes = 16 * 1024;

    private const string Keys = "title、kind、department、effective、access";

    /// <param name="source">How the errors name the place.</param>
    /// <exception cref="DocumentReadException"><c>metadata_invalid</c> with every error in one message.</exception>
    public static StatedMetadata Parse(string yaml, string source)
    {
        if (Encoding.UTF8.GetByteCount(yaml) > LargestBytes)
        {
            throw ReadFailures.Metadata(source, ["16 KB を超えています。"]);
        }

        var errors = new List<string>();
        var fields = Fields(yaml, source, errors);
        var stated = new StatedMetadata
        {
            Title = Text(fields, "title", errors),
            Kind = Kind(fields, errors),
            Department = Text(fields, "department", errors),
            Effective = Date(fields, errors),
            Access = Access(fields, errors),
        };
        return errors.Count == 0 ? stated : throw ReadFailures.Metadata(source, errors);
    }

    private static Dictionary<string, List<string>> Fields(string yaml, string source, List<string> errors)
    {
        var fields = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return fields;
            }

            if (parser.Accept<Scalar>(out var nothing) && nothing.Value.Length == 0)
            {
                return fields;
            }

            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                ReadField(parser, fields, errors);
            }
        }
        catch (YamlException e)
        {
            throw ReadFailures.Metadata(source, [$"{e.Start.Line.ToString(CultureInfo.InvariantCulture)} 行目が YAML として読めません。"]);
        }

        return fields;
    }

    private static void ReadField(Parser parser, Dictionary<string, List<string>> fields, List<string> errors)
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

        var name = Plain(key);
        if (name is not ("title" or "kind" or "department" or "effective" or "access"))
        {
            errors.Add($"{key.Start.Line.ToString(CultureInfo.InvariantCulture)} 行目の項目名は使えません（使える項目：{Keys}）。");
        }
        else if (!fields.TryAdd(name, sequence is null ? values : [.. values, string.Empty]))
        {
            errors.Add($"{name} が2回書かれています。");
        }
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

    private static string? Text(Dictionary<string, List<string>> fields, string key, List<string> errors)
    {
        if (!fields.TryGetValue(key, out var values))
        {
            return null;
        }

        if (values is [{ Length: > 0 and <= 300 } only])
        {
            return only;
        }

        errors.Add($"{key} は1～300文字で1つだけ書いてください。");
        return null;
    }

    private static DocumentKind? Kind(Dictionary<string, List<string>> fields, List<string> errors)
    {
        if (!fields.TryGetValue("kind", out var values))
        {
            return null;
        }

        DocumentKind? kind = values switch
        {
            ["plan"] => DocumentKind.Plan,
            ["guideline"] => DocumentKind.Guideline,
            ["manual"] => DocumentKind.Manual,
            ["other"] => DocumentKind.Other,
            _ => null,
        };
        if (kind is null)
        {
            errors.Add("kind は plan、guideline、manual、other のどれかにしてください。");
        }

        return kind;
    }

    private static DateOnly? Date(Dictionary<string, List<string>> fields, List<string> errors)
    {
        if (!fields.TryGetValue("effective", out var values))
        {
            return null;
        }

        if (values is [var only] && DateOnly.TryParseExact(only, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        errors.Add("effective は 2026-04-01 の形の日付にしてください。");
        return null;
    }

    private static List<string>? Access(Dictionary<string, List<string>> fields, List<string> errors)
    {
        if (!fields.TryGetValue("access", out var values))
        {
            return null;
        }

        var codes = values is [.. var listed, ""] ? listed : [.. values.SelectMany(v => v.Split([',', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (codes.Exists(c => c.Length is 0 or > 100))
        {
            errors.Add("access には役割か所属のコードを書いてください（空の項目があります）。");
        }

        return [.. codes.Distinct(StringComparer.Ordinal)];
    }
}
