using System.Globalization;
using System.Text;
using Assistant.Core.Text;

namespace Assistant.Cli.Benchmarking;

/// <summary>Sentences and questions out of the vocabulary, joined by particles so that they are cut into words as real ones are.</summary>
internal sealed class SyntheticText(Vocabulary vocabulary)
{
    private const int Topic = 60;
    private const double FromTopic = 0.4;

    private readonly WordSource _nouns = new(vocabulary.Nouns);
    private readonly WordSource _actions = new(vocabulary.Actions);

    public static SyntheticText Create(IWordSegmenter segmenter) => new(Vocabulary.Read(segmenter));

    /// <summary>The words that one document keeps coming back to.</summary>
    public IReadOnlyList<string> DrawTopic(SeededRandom random) => [.. Enumerable.Range(0, Topic).Select(_ => vocabulary.Nouns[random.Next(vocabulary.Nouns.Count)])];

    public string Heading(SeededRandom random, IReadOnlyList<string> topic) => $"{Noun(random, topic)}の{_actions.Draw(random)}";

    public string Sentence(SeededRandom random, IReadOnlyList<string> topic)
    {
        string N() => Noun(random, topic);
        string A() => _actions.Draw(random);
        var number = random.Next(2000).ToString(CultureInfo.InvariantCulture);
        return random.Next(5) switch
        {
            0 => $"{N()}の{N()}を{A()}し、{N()}に{A()}する。",
            1 => $"{N()}は、{N()}と{N()}を{A()}するため、{N()}へ{A()}を行う。",
            2 => $"{N()}に係る{N()}の{A()}は、{N()}が{number}件を{A()}したときに行う。",
            3 => $"{N()}では、{N()}の{A()}により{N()}を{number}人に{A()}している。",
            _ => $"{N()}を{A()}する{N()}は、あらかじめ{N()}の{A()}を受ける。",
        };
    }

    /// <summary>About as many characters as asked for, in whole sentences.</summary>
    public IReadOnlyList<string> Paragraph(SeededRandom random, IReadOnlyList<string> topic, int characters)
    {
        var sentences = new List<string>();
        for (var length = 0; length < characters; length += sentences[^1].Length)
        {
            sentences.Add(Sentence(random, topic));
        }

        return sentences;
    }

    /// <summary>Half of them a few words, half whole questions.</summary>
    public IReadOnlyList<string> Questions(SeededRandom random, int count)
    {
        var questions = new HashSet<string>(StringComparer.Ordinal);
        while (questions.Count < count)
        {
            questions.Add(questions.Count % 2 == 0 ? Keywords(random) : Question(random));
        }

        return [.. questions];
    }

    private string Keywords(SeededRandom random)
    {
        var words = new StringBuilder(_nouns.Draw(random));
        for (var more = random.Next(3); more >= 0; more--)
        {
            words.Append(' ').Append(_nouns.Draw(random));
        }

        return words.ToString();
    }

    private string Question(SeededRandom random) =>
        $"{_nouns.Draw(random)}の{_nouns.Draw(random)}を{_actions.Draw(random)}するには、{_nouns.Draw(random)}にどの{_nouns.Draw(random)}を{_actions.Draw(random)}すればよいですか。";

    private string Noun(SeededRandom random, IReadOnlyList<string> topic) =>
        random.NextDouble() < FromTopic ? topic[random.Next(topic.Count)] : _nouns.Draw(random);
}
