using System.Text;

namespace Assistant.Infrastructure.Tests.Readers.Office;

/// <summary>A workbook of Excel 97 (BIFF8 in a compound file), as small as its readers allow.</summary>
internal static class SmallXls
{
    private const int Sector = 512;
    private const int ShortestStream = 4096;
    private const uint None = 0xFFFFFFFF;
    private const uint End = 0xFFFFFFFE;

    /// <param name="hiddenRow">From 0; -1 for none.</param>
    public static byte[] Create(string sheet, string?[][] rows, int hiddenRow = -1, params (int Top, int Left, int Bottom, int Right)[] merged)
    {
        byte[] Globals(int offset) => [.. Begin(5), .. Record(0x42, Short(1200)), .. Record(0xE0, new byte[20]), .. Record(0x85, [.. BitConverter.GetBytes(offset), 0, 0, (byte)sheet.Length, 1, .. Encoding.Unicode.GetBytes(sheet)]), .. Record(0x0A, [])];
        var cells = rows.SelectMany((row, r) => row.SelectMany((c, i) => c is null ? [] : Cell(r, i, c)));
        var lines = rows.SelectMany((row, r) => Record(0x208, [.. Short(r), .. Short(0), .. Short(row.Length), .. Short(300), 0, 0, 0, 0, (byte)(r == hiddenRow ? 0x20 : 0), 1, 0x0F, 0]));
        byte[] merges = merged.Length == 0 ? [] : Record(0xE5, [.. Short(merged.Length), .. merged.SelectMany(m => (byte[])[.. Short(m.Top), .. Short(m.Bottom), .. Short(m.Left), .. Short(m.Right)])]);
        byte[] body = [.. Begin(0x10), .. Record(0x200, [.. BitConverter.GetBytes(0), .. BitConverter.GetBytes(rows.Length), .. Short(0), .. Short(rows.Max(r => r.Length)), 0, 0]), .. lines, .. cells, .. merges, .. Record(0x0A, [])];
        return Compound([.. Globals(Globals(0).Length), .. body]);
    }

    private static byte[] Begin(int type) => Record(0x809, [.. Short(0x600), .. Short(type), .. new byte[12]]);

    private static byte[] Cell(int row, int column, string content) => double.TryParse(content, System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? Record(0x203, [.. Short(row), .. Short(column), .. Short(0), .. BitConverter.GetBytes(number)])
        : Record(0x204, [.. Short(row), .. Short(column), .. Short(0), .. Short(content.Length), 1, .. Encoding.Unicode.GetBytes(content)]);

    private static byte[] Record(int id, byte[] data) => [.. Short(id), .. Short(data.Length), .. data];

    private static byte[] Short(int value) => BitConverter.GetBytes((ushort)value);

    private static byte[] Compound(byte[] workbook)
    {
        var length = Math.Max(ShortestStream, (workbook.Length + Sector - 1) / Sector * Sector);
        var sectors = length / Sector;
        var table = new List<uint> { 0xFFFFFFFD, End };
        table.AddRange(Enumerable.Range(0, sectors).Select(i => i == sectors - 1 ? End : (uint)(i + 3)));
        table.AddRange(Enumerable.Repeat(None, (Sector / 4) - table.Count));
        byte[] header =
        [
            0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], .. Short(0x3E), .. Short(3), .. Short(0xFFFE), .. Short(9), .. Short(6), .. new byte[6],
            .. Numbers(0, 1, 1, 0, ShortestStream, End, 0, End, 0, 0), .. Numbers([.. Enumerable.Repeat(None, 108)]),
        ];
        byte[] directory = [.. Entry("Root Entry", 5, child: 1, End, 0), .. Entry("Workbook", 2, None, 2, (uint)length), .. new byte[256]];
        return [.. header, .. Numbers([.. table]), .. directory, .. workbook, .. new byte[length - workbook.Length]];
    }

    private static byte[] Entry(string name, byte type, uint child, uint start, uint size)
    {
        var letters = new byte[64];
        Encoding.Unicode.GetBytes(name, letters);
        return [.. letters, .. Short((name.Length + 1) * 2), type, 1, .. Numbers(None, None, child), .. new byte[36], .. Numbers(start, size, 0)];
    }

    private static byte[] Numbers(params uint[] values) => [.. values.SelectMany(BitConverter.GetBytes)];
}
