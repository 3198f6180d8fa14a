using System.Text;

namespace Assistant.Infrastructure.Readers;

/// <summary>Vertical typesetting leaves forms such as ︒ and ﹁ in the text: reading and searching want 。 and 「.</summary>
internal static class PresentationForms
{
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uFE10', '\uFE4F'))
        {
            return text;
        }

        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is >= '\uFE10' and <= '\uFE4F' ? Fold(source[i]) : source[i];
            }
        });
    }

    /// <summary>One for one, so that offsets stay; a form that stands for several letters is kept.</summary>
    private static char Fold(char form) => form switch
    {
        '︙' => '…',
        '︰' => '‥',
        '︱' or '︲' => '—',
        _ => form.ToString().Normalize(NormalizationForm.FormKC) is [var only] ? only : form,
    };
}
