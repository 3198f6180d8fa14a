using System.Globalization;
using System.Text;

namespace Assistant.Core.Guideline;

/// <summary>
/// A text as the detectors read it – NFKC, every dash one dash, every space one space, nothing invisible – with the
/// way back to the text as it was given.
/// </summary>
internal sealed class ScanText
{
    // Null when the text needed no change: most Japanese text doesn't.
    private readonly int[]? _starts;
    private readonly int[]? _ends;

    private ScanText(string text, int[]? starts, int[]? ends) => (Text, _starts, _ends) = (text, starts, ends);

    public string Text { get; }

    public static ScanText Of(string original)
    {
        var first = FirstToFold(original);
        return first < 0 ? new ScanText(original, null, null) : new Folding(original, first).Run();
    }

    /// <param name="start">In <see cref="Text"/>.</param>
    /// <param name="end">After the last character, beyond <paramref name="start"/>.</param>
    public (int Start, int Length) ToOriginal(int start, int end) =>
        _starts is null ? (start, end - start) : (_starts[start], _ends![end - 1] - _starts[start]);

    private static int FirstToFold(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPlain(text[i]) || (text[i] == 'ー' && i > 0 && IsDigit(text[i - 1])))
            {
                // A mark that combines with the letter before belongs to that letter.
                return Math.Max(0, i - 1);
            }
        }

        return -1;
    }

    private static bool IsPlain(char c) => c is (>= ' ' and <= '~') or '\n' or '\t' or (>= 'ぁ' and <= 'ゖ') or (>= 'ァ' and <= 'ー')
        or (>= '\u4E00' and <= '\u9FFF') or '、' or '。' or (>= '々' and <= '】') or '〒' or '〔' or '〕';

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    private sealed class Folding(string original, int first)
    {
        private readonly StringBuilder _text = new(original.Length + 16);
        private int[] _starts = new int[original.Length + 16];
        private int[] _ends = new int[original.Length + 16];

        public ScanText Run()
        {
            for (var i = 0; i < original.Length;)
            {
                i += i < first ? Keep(i, original[i]) : Fold(i);
            }

            return new ScanText(_text.ToString(), _starts, _ends);
        }

        private int Fold(int i)
        {
            var c = original[i];
            if (IsInvisible(i))
            {
                return char.IsHighSurrogate(c) ? 2 : 1;
            }

            if (i + 1 < original.Length && IsCombining(original[i + 1]) && !IsInvisible(i + 1))
            {
                return Normalise(i);
            }

            return c switch
            {
                'ー' or 'ｰ' when i + 1 < original.Length && _text.Length > 0 && char.IsAsciiDigit(_text[^1]) && IsDigit(original[i + 1]) => Keep(i, '-'),
                _ when IsPlain(c) => Keep(i, c),
                >= '！' and <= '～' when c is not '－' => Keep(i, (char)(c - 0xFEE0)),
                _ when IsDash(c) => Keep(i, '-'),
                '\r' => i + 1 < original.Length && original[i + 1] == '\n' ? 1 : Keep(i, '\n'),
                '㊙' => Keep(i, c),
                _ when char.IsWhiteSpace(c) => Keep(i, ' '),
                _ when c > '\u00FF' && char.IsDigit(c) => Keep(i, (char)('0' + (int)char.GetNumericValue(c))),
                _ when IsListMark(c) => Keep(i, Continues(i) ? (char)('0' + (int)char.GetNumericValue(c)) : ' '),
                _ => Normalise(i),
            };
        }

        /// <summary>① before a number is a mark of a list, not its first digit; ①②③ in a row is a number.</summary>
        private bool Continues(int i) => char.GetNumericValue(original[i]) is >= 0 and <= 9
            && ((i > 0 && IsCircled(original[i - 1])) || (i + 1 < original.Length && IsCircled(original[i + 1])));

        private int Normalise(int i)
        {
            var length = i + 1 < original.Length && char.IsSurrogatePair(original[i], original[i + 1]) ? 2 : 1;
            if (length == 1 && (char.IsSurrogate(original[i]) || original[i] == '\uFFFE'))
            {
                return Keep(i, '\uFFFD');
            }

            while (length < 16 && i + length < original.Length && IsCombining(original[i + length]) && !IsInvisible(i + length))
            {
                length++;
            }

            foreach (var c in original.Substring(i, length).Normalize(NormalizationForm.FormKC))
            {
                Keep(i, IsDash(c) ? '-' : c, length);
            }

            return length;
        }

        private int Keep(int at, char c, int length = 1)
        {
            if (_text.Length == _starts.Length)
            {
                Array.Resize(ref _starts, _starts.Length * 2);
                Array.Resize(ref _ends, _ends.Length * 2);
            }

            _starts[_text.Length] = at;
            _ends[_text.Length] = at + length;
            _text.Append(c);
            return length;
        }

        private bool IsInvisible(int i) => original[i] switch
        {
            (>= '\uFE00' and <= '\uFE0F') or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or '\u00AD' => true,
            '\u034F' or '\u061C' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or (>= '\u180B' and <= '\u180F') or '\u2800' or '\u3164' or '\uFFA0' => true,
            '\uDB40' => i + 1 < original.Length && char.IsLowSurrogate(original[i + 1]),
            _ => false,
        };

        private static bool IsDash(char c) => c is (>= '\u2010' and <= '\u2015') or '\u2212' or '－' or '\u2500' or '\u2501' or '\u207B' or '\u208B' or '\u2043' or '\uFE58' or '\uFE63' or '\u2796';

        private static bool IsCircled(char c) => c is (>= '①' and <= '⑨') or '⓪' or (>= '❶' and <= '❾') or (>= '➀' and <= '➈');

        private static bool IsListMark(char c) => IsCircled(c) || c is (>= '⑩' and <= '⑳') or (>= '⒈' and <= '⒛') or '²' or '³' or '¹' or (>= '\u2070' and <= '\u2089');

        private static bool IsCombining(char c) => c is '\u3099' or '\u309A' or 'ﾞ' or 'ﾟ'
            || (c >= '\u0300' && !IsPlain(c) && CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark && c is not (>= '\uFE00' and <= '\uFE0F'));
    }
}
