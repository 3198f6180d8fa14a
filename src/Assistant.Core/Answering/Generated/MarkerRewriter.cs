using System.Globalization;
using System.Text;

namespace Assistant.Core.Answering.Generated;

/// <summary>
/// Renumbers the model's markers 1, 2, 3 … in the order in which passages are first cited, while the text arrives in pieces.
/// Takes 「[3]」, 「［３］」, 「[^3]」 and 「[1, 3]」; a number that no passage was given becomes 「[?]」.
/// </summary>
internal sealed class MarkerRewriter(GivenPassages passages)
{
    internal const string Unknown = "[?]";
    private const int LongestMarker = 24;
    private const int LongestNumber = 3;

    private readonly List<int> _cited = [];
    private string _held = string.Empty;

    /// <summary>Ids of the cited passages; the first has marker 1.</summary>
    public IReadOnlyList<int> Cited => _cited;

    /// <summary>A number that no passage has was cited.</summary>
    public bool HasUnknown { get; private set; }

    public string Push(string piece)
    {
        var text = _held + piece;
        _held = string.Empty;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('[' or '［'))
            {
                result.Append(text[i]);
                continue;
            }

            var (length, numbers) = Read(text.AsSpan(i));
            if (length < 0)
            {
                _held = text[i..];
                break;
            }

            if (length == 0)
            {
                result.Append(text[i]);
                continue;
            }

            numbers.ForEach(number => result.Append(Rewrite(number)));
            i += length - 1;
        }

        return result.ToString();
    }

    public string Complete()
    {
        var held = _held;
        _held = string.Empty;
        return held;
    }

    private string Rewrite(int id)
    {
        if (passages.Find(id) is null)
        {
            HasUnknown = true;
            return Unknown;
        }

        if (!_cited.Contains(id))
        {
            _cited.Add(id);
        }

        return string.Create(CultureInfo.InvariantCulture, $"[{_cited.IndexOf(id) + 1}]");
    }

    /// <returns>Length of the marker at the start; 0 when there is none; −1 when more text must come to tell.</returns>
    private static (int Length, List<int> Numbers) Read(ReadOnlySpan<char> text)
    {
        var numbers = new List<int>();
        var digits = 0;
        var number = 0;
        for (var i = 1; i < text.Length && i < LongestMarker; i++)
        {
            var c = text[i];
            if (Digit(c) is { } digit && digits < LongestNumber)
            {
                number = (number * 10) + digit;
                digits++;
                continue;
            }

            var ends = c is ']' or '］';
            if (digits > 0 && (ends || IsSeparator(c)))
            {
                numbers.Add(number);
                (digits, number) = (0, 0);
            }
            else if (!(c == '^' && i == 1) && !(IsSeparator(c) && numbers.Count > 0))
            {
                return ends && numbers.Count > 0 ? (i + 1, numbers) : (0, numbers);
            }

            if (ends)
            {
                return (i + 1, numbers);
            }
        }

        return (text.Length < LongestMarker ? -1 : 0, numbers);
    }

    private static bool IsSeparator(char c) => c is ',' or '、' or '，' or '・' or ' ';

    private static int? Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => null,
    };
}
