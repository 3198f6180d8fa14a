using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>
/// Recognises questions with their answers written as running text (「Q1. … A. …」, 「質問：… 回答：…」). The question
/// becomes the heading of its answer: whoever asks the same thing in other words then finds the answer by its question.
/// </summary>
public static partial class QuestionAnswers
{
    /// <summary>The deepest level, so that a question stays under the headings around it.</summary>
    private const int Level = 6;

    /// <summary>Sentences that a question may take before its answer begins.</summary>
    private const int LongestQuestion = 5;

    internal static IReadOnlyList<Block> Apply(IReadOnlyList<Block> blocks)
    {
        var units = blocks.SelectMany(b => b.Kind is BlockKind.Paragraph or BlockKind.ListItem ? b.Segments.Select(s => new Unit(b, s)) : [new Unit(b, null)]).ToList();
        var answers = AnswerStarts(units);
        if (answers.Count == 0)
        {
            return blocks;
        }

        var result = new List<Block>(blocks.Count + answers.Count);
        for (var i = 0; i < units.Count; i++)
        {
            if (answers.TryGetValue(i, out var answer))
            {
                var question = units[i..answer].ConvertAll(u => u.Segment!);
                result.Add(Heading(units[i].Block, [Unlabelled(question[0], QuestionLabel()), .. question[1..]]));
                Append(result, units[answer] with { Segment = Unlabelled(units[answer].Segment!, AnswerLabel()) }, startsBlock: true);
                i = answer;
            }
            else
            {
                Append(result, units[i], startsBlock: i == 0 || units[i - 1].Block != units[i].Block);
            }
        }

        return result;
    }

    /// <summary>The line begins a question or an answer, so it does not continue the line above it.</summary>
    public static bool BeginsPart(string line) => QuestionLabel().IsMatch(line) || AnswerLabel().IsMatch(line);

    /// <summary>Index of the question's first unit → index of its answer's first unit.</summary>
    private static Dictionary<int, int> AnswerStarts(List<Unit> units)
    {
        var found = new Dictionary<int, int>();
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Segment is not { } segment || !QuestionLabel().IsMatch(segment.Text))
            {
                continue;
            }

            for (var next = i + 1; next < units.Count && next <= i + LongestQuestion && units[next].Segment is { } following; next++)
            {
                if (AnswerLabel().IsMatch(following.Text))
                {
                    found.Add(i, next);
                    i = next;
                    break;
                }
            }
        }

        return found;
    }

    private static Block Heading(Block source, IReadOnlyList<Segment> question) =>
        source with { Kind = BlockKind.Heading, HeadingLevel = Level, Lead = null, Segments = question };

    private static void Append(List<Block> result, Unit unit, bool startsBlock)
    {
        if (unit.Segment is null)
        {
            result.Add(unit.Block);
        }
        else if (startsBlock)
        {
            result.Add(unit.Block with { Segments = [unit.Segment] });
        }
        else
        {
            result[^1] = result[^1] with { Segments = [.. result[^1].Segments, unit.Segment] };
        }
    }

    private static Segment Unlabelled(Segment segment, Regex label)
    {
        var text = segment.Text[label.Match(segment.Text).Length..];
        return text.Length == 0 ? segment : segment with { Text = text };
    }

    [GeneratedRegex("^(?:[Qq]uestion|[QＱ]|ご?質問|問い?)[\\s　]*[0-9０-９]{0,3}[\\s　]*[:：.．、][\\s　]*", RegexOptions.NonBacktracking)]
    private static partial Regex QuestionLabel();

    [GeneratedRegex("^(?:[Aa]nswer|[AＡ]|ご?回答|お?答え?)[\\s　]*[0-9０-９]{0,3}[\\s　]*[:：.．、][\\s　]*", RegexOptions.NonBacktracking)]
    private static partial Regex AnswerLabel();

    private readonly record struct Unit(Block Block, Segment? Segment);
}
