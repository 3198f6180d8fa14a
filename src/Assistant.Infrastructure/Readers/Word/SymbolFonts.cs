using System.Globalization;

namespace Assistant.Infrastructure.Readers.Word;

/// <summary>Characters of picture fonts have numbers of their own; the few that offices use get the letter they look like.</summary>
internal static class SymbolFonts
{
    private static readonly Dictionary<int, string> Wingdings = new()
    {
        [0x28] = "☎", [0x2A] = "✉", [0x6C] = "●", [0x6E] = "■", [0x6F] = "□", [0x71] = "□", [0x75] = "◆", [0x76] = "❖", [0xA1] = "○", [0xA7] = "■",
        [0xA8] = "□", [0xD8] = "➢", [0xDF] = "←", [0xE0] = "→", [0xE1] = "↑", [0xE2] = "↓", [0xE8] = "→", [0xFB] = "×", [0xFC] = "✓", [0xFD] = "☒", [0xFE] = "☑",
    };

    private static readonly Dictionary<int, string> Symbol = new() { [0xB7] = "・", [0xAB] = "↔", [0xAC] = "←", [0xAD] = "↑", [0xAE] = "→", [0xAF] = "↓", [0xB4] = "×", [0xB1] = "±" };

    /// <param name="code">Hexadecimal, mostly with F000 added.</param>
    public static string Letter(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) || number is <= 0x1F or > 0xFFFD)
        {
            return string.Empty;
        }

        var isPicture = number is >= 0xF000 and <= 0xF0FF;
        var table = font?.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) == true ? Wingdings
            : string.Equals(font, "Symbol", StringComparison.OrdinalIgnoreCase) ? Symbol : null;
        if (table is not null || isPicture)
        {
            return table?.GetValueOrDefault(isPicture ? number - 0xF000 : number) ?? string.Empty;
        }

        return char.IsSurrogate((char)number) ? string.Empty : ((char)number).ToString();
    }
}
