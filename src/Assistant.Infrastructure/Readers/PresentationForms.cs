using System.Text;

namespace Assistant.Infrastructure.Readers;

/// <summary>
/// Vertical typesetting leaves forms such as ︒ and ﹁ in the text, some producers write Kanji as radicals (⽤, ⼈):
/// reading and searching want 。, 「, 用 and 人.
/// </summary>
internal static class PresentationForms
{
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFE10', '\uFE4F') && !text.AsSpan().ContainsAnyInRange('\u2E80', '\u2FDF'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is (>= '\uFE10' and <= '\uFE4F') or (>= '\u2E80' and <= '\u2FDF') ? Fold(source[i]) : source[i];
            }
        });
    }

    /// <summary>One for one, so that offsets stay; a form that stands for several letters is kept.</summary>
    private static char Fold(char form) => form switch
    {
        '︙' => '…',
        '︰' => '‥',
        '︱' or '︲' => '—',

        // Radicals without a decomposition, and one whose decomposition is not the Japanese form.
        '⺟' => '母',
        '⺠' => '民',
        '⻄' => '西',
        '⻑' => '長',
        '⻘' => '青',
        '⻝' => '食',
        '⻤' => '鬼',
        '⻩' => '黄',
        '⻫' => '斉',
        '⻭' => '歯',
        '⻯' => '竜',
        '⻲' => '亀',
        '⼾' => '戸',
        _ => form.ToString().Normalize(NormalizationForm.FormKC) is [var only] ? only : form,
    };
}
