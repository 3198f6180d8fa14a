using System.Globalization;
using System.Text;

namespace Assistant.Core.Guideline;

/// <param name="Text">The text with 〔氏名1〕 in the place of each value.</param>
/// <param name="Values">Label to the value as it was written: for nobody but the person who typed it.</param>
public sealed record MaskedText(string Text, IReadOnlyDictionary<string, string> Values);

/// <summary>
/// Takes values out of a text and leaves what they were, so that a text still makes sense: the same value gets the
/// same label, and the person who typed it gets it back.
/// </summary>
public static class Masking
{
    /// <summary>What stands for a letter of a value in an excerpt.</summary>
    private const char Cover = '●';

    /// <param name="findings">In order, without overlaps, as <see cref="ISensitiveTextDetector.Find"/> gives them.</param>
    public static MaskedText Mask(string text, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        var labels = new MaskLabels([text]);
        return new MaskedText(labels.Mask(text, findings), labels.Values);
    }

    /// <summary>Puts the values back wherever a label stands, also in a text that a model wrote from the masked one.</summary>
    public static string Restore(string masked, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(masked);
        ArgumentNullException.ThrowIfNull(values);
        var text = new StringBuilder(masked.Length);
        for (var at = 0; at < masked.Length;)
        {
            var open = masked.IndexOf('〔', at);
            var close = open < 0 ? -1 : masked.AsSpan(open, Math.Min(24, masked.Length - open)).IndexOf('〕');
            if (open < 0)
            {
                text.Append(masked, at, masked.Length - at);
                break;
            }

            text.Append(masked, at, open - at);
            if (close > 0 && values.TryGetValue(masked.Substring(open, close + 1), out var value))
            {
                text.Append(value);
                at = open + close + 1;
            }
            else
            {
                text.Append('〔');
                at = open + 1;
            }
        }

        return text.ToString();
    }

    /// <summary>The text about a finding with every value covered but for the first letters of the finding's own.</summary>
    /// <param name="around">Letters before and after it.</param>
    /// <param name="findings">All findings of the text: what stands beside must not show either.</param>
    public static string Excerpt(string text, Finding finding, int around, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentOutOfRangeException.ThrowIfNegative(around);
        var (from, to) = (Math.Max(0, finding.Start - around), Math.Min(text.Length, finding.End + around));
        from += from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        var letters = text[from..to].ToCharArray();
        foreach (var other in findings.Append(finding))
        {
            var shown = other.Kind == FindingKind.ConfidentialityMark ? other.Length : other == finding ? Shown(text, other) : 0;
            for (var i = Math.Max(from, other.Start + shown); i < Math.Min(to, other.End); i++)
            {
                letters[i - from] = Cover;
            }
        }

        // Neither lines nor halves of a character, nor marks that turn the direction of reading.
        for (var i = 0; i < letters.Length; i++)
        {
            var isLost = char.IsControl(letters[i]) || char.IsSurrogate(letters[i]) || char.GetUnicodeCategory(letters[i]) == UnicodeCategory.Format;
            letters[i] = isLost && !IsPair(letters, i) ? ' ' : letters[i];
        }

        return new string(letters);
    }

    private static bool IsPair(char[] letters, int i) =>
        (char.IsHighSurrogate(letters[i]) && i + 1 < letters.Length && char.IsLowSurrogate(letters[i + 1]))
        || (char.IsLowSurrogate(letters[i]) && i > 0 && char.IsHighSurrogate(letters[i - 1]));

    /// <summary>The name of a kind for people.</summary>
    public static string NameOf(FindingKind kind) => kind switch
    {
        FindingKind.IndividualNumber => "マイナンバー",
        FindingKind.CorporateNumber => "法人番号",
        FindingKind.DriverLicence => "運転免許証番号",
        FindingKind.ResidentCode => "住民票コード",
        FindingKind.PensionNumber => "基礎年金番号",
        FindingKind.InsuranceNumber => "被保険者証番号",
        FindingKind.Passport => "旅券番号",
        FindingKind.ResidenceCard => "在留カード番号",
        FindingKind.BankAccount => "口座番号",
        FindingKind.CreditCard => "カード番号",
        FindingKind.Phone => "電話番号",
        FindingKind.PostalCode => "郵便番号",
        FindingKind.Email => "メールアドレス",
        FindingKind.Address => "住所",
        FindingKind.BirthDate => "生年月日",
        FindingKind.PersonName => "氏名",
        FindingKind.ConfidentialityMark => "機密の表示",
        FindingKind.Copyright => "著作物の表現",
        _ => "登録語",
    };

    /// <summary>One letter of a short value, two of a longer one; never half a character.</summary>
    private static int Shown(string text, Finding finding)
    {
        var shown = finding.Length > 5 ? 2 : 1;
        return shown < finding.Length && char.IsLowSurrogate(text[finding.Start + shown]) ? shown + 1 : shown;
    }
}
