using System.Text;

namespace Assistant.Core.Answering.Quotes;

/// <summary>The letters of a text by which quotes are compared: NFKC of each character, without white space and markup signs.</summary>
internal sealed class QuoteLetters
{
    private readonly List<int> _origins = [];

    public QuoteLetters(string text)
    {
        var letters = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in Fold(text[i]))
            {
                if (!IsIgnored(c))
                {
                    letters.Append(c);
                    _origins.Add(i);
                }
            }
        }

        Text = letters.ToString();
    }

    public string Text { get; }

    /// <summary>Where a letter came from: index in the original text.</summary>
    public int Origin(int letter) => _origins[letter];

    /// <summary>Share (0–1) of this text's pairs of neighbouring letters that the other has too: the Dice family's containment.</summary>
    public double ContainedIn(QuoteLetters other)
    {
        var own = Pairs(Text);
        return own.Count == 0 ? 0 : (double)own.Count(Pairs(other.Text).Contains) / own.Count;
    }

    private static HashSet<(char, char)> Pairs(string text) => text.Zip(text.Skip(1)).ToHashSet();

    // Half a surrogate pair can't be normalised, and has no other form.
    private static string Fold(char c) => c < 0x80 || char.IsSurrogate(c) ? c.ToString() : c.ToString().Normalize(NormalizationForm.FormKC);

    private static bool IsIgnored(char c) => char.IsWhiteSpace(c) || c is '*' or '_' or '`' or '|' or '#' or '\\' or '\u200B' or '\uFEFF';
}
