using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>
/// YAML as a tree, within limits that hold before a tree exists. Names for repeated parts are refused: with them a short text
/// can stand for a tree that fills the memory.
/// </summary>
internal static class PolicyYaml
{
    /// <summary>In UTF-16 code units.</summary>
    public const int LongestText = 200_000;

    private const int DeepestLevel = 8;
    private const int MostNodes = 20_000;

    /// <returns>Null when the text is no such tree; the error is then added.</returns>
    public static YamlMappingNode? Load(string text, List<PolicyError> errors)
    {
        if (text.Length > LongestText)
        {
            errors.Add(new PolicyError(1, "長すぎます（20万文字まで）"));
            return null;
        }

        if (Bare(text) is { } line)
        {
            errors.Add(new PolicyError(line, "文字として表示できない制御文字があります"));
            return null;
        }

        try
        {
            if (!IsWithinLimits(text, errors))
            {
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return root;
            }

            errors.Add(new PolicyError(1, "項目の並びが、一つだけ必要です"));
        }
        catch (YamlException exception)
        {
            errors.Add(new PolicyError(Math.Max(1, (int)exception.Start.Line), "YAMLとして読めません（字下げ、「:」の後の空白、同じ項目の重なりを確かめてください）"));
        }

        return null;
    }

    private static bool IsWithinLimits(string text, List<PolicyError> errors)
    {
        var parser = new Parser(new StringReader(text));
        var (depth, nodes) = (0, 0);
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            var problem = current switch
            {
                AnchorAlias or NodeEvent { Anchor.IsEmpty: false } => "「&」や「*」で始まる名前（アンカー）は使えません",
                NodeEvent { Tag.IsEmpty: false } => "「!」で始まる型の指定は使えません",
                _ when depth > DeepestLevel + 2 => "字下げが深すぎます",
                _ when ++nodes > MostNodes => "項目が多すぎます",
                _ => null,
            };
            if (problem is not null)
            {
                errors.Add(new PolicyError(Math.Max(1, (int)current.Start.Line), problem));
                return false;
            }
        }

        return true;
    }

    /// <returns>Line of the first control character.</returns>
    private static int? Bare(string text)
    {
        var line = 1;
        foreach (var rune in text.EnumerateRunes())
        {
            line += rune.Value == '\n' ? 1 : 0;
            if (Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t'))
            {
                return line;
            }
        }

        return null;
    }
}
