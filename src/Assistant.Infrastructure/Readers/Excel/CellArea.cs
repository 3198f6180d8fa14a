using System.Globalization;

namespace Assistant.Infrastructure.Readers.Excel;

/// <summary>A block of cells; rows and columns from 0, both ends included.</summary>
internal readonly record struct CellArea(int Top, int Left, int Bottom, int Right)
{
    public const int MostRows = 1_048_576;
    public const int MostColumns = 16_384;

    public int Rows => Bottom - Top + 1;

    public int Columns => Right - Left + 1;

    public bool Contains(int row, int column) => row >= Top && row <= Bottom && column >= Left && column <= Right;

    /// <summary>「B3」 or 「B3:F3」.</summary>
    public override string ToString() => Rows == 1 && Columns == 1 ? Name(Top, Left) : $"{Name(Top, Left)}:{Name(Bottom, Right)}";

    /// <summary>Reads 「B3」, 「$B$3」 and 「B3:F3」; null for anything else.</summary>
    public static CellArea? Parse(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var colon = reference.IndexOf(':', StringComparison.Ordinal);
        var first = ParseCell(colon < 0 ? reference : reference.AsSpan(0, colon));
        var last = colon < 0 ? first : ParseCell(reference.AsSpan(colon + 1));
        return first is { } from && last is { } to
            ? new CellArea(Math.Min(from.Row, to.Row), Math.Min(from.Column, to.Column), Math.Max(from.Row, to.Row), Math.Max(from.Column, to.Column))
            : null;
    }

    private static (int Row, int Column)? ParseCell(ReadOnlySpan<char> text)
    {
        var column = 0;
        var row = 0;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetter(letter) && row == 0 && column < MostColumns)
            {
                column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
            }
            else if (char.IsAsciiDigit(letter) && row < MostRows)
            {
                row = (row * 10) + (letter - '0');
            }
            else if (letter != '$')
            {
                return null;
            }
        }

        return row is >= 1 and <= MostRows && column is >= 1 and <= MostColumns ? (row - 1, column - 1) : null;
    }

    private static string Name(int row, int column)
    {
        var letters = string.Empty;
        for (var c = column; c >= 0; c = (c / 26) - 1)
        {
            letters = (char)('A' + (c % 26)) + letters;
        }

        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }
}
