using System.Text;
using Assistant.Core.Errors;

namespace Assistant.Core.Text;

/// <summary>Checks what .NET needs from the machine to fold Japanese text.</summary>
public static class TextEnvironment
{
    /// <summary>With invariant globalisation NFKC silently returns its input, and search would quietly find less.</summary>
    /// <exception cref="AssistantException"><c>globalization_missing</c>.</exception>
    public static void Verify()
    {
        if (!string.Equals("ﾃﾞ".Normalize(NormalizationForm.FormKC), "デ", StringComparison.Ordinal))
        {
            throw new AssistantException("globalization_missing", "文字の正規化（ICU）が使えないため、日本語の検索ができません。")
            {
                NextStep = "libicu を入れ、DOTNET_SYSTEM_GLOBALIZATION_INVARIANT を設定しないでください。",
            };
        }
    }
}
