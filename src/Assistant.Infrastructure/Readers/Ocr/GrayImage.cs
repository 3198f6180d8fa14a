using System.Buffers.Text;

namespace Assistant.Infrastructure.Readers.Ocr;

/// <summary>A small grey picture (PGM, one byte a pixel).</summary>
internal sealed record GrayImage(int Width, int Height, ReadOnlyMemory<byte> Pixels)
{
    private const byte Dark = 200;

    /// <summary>Null when it is no such picture.</summary>
    public static GrayImage? Read(byte[] bytes)
    {
        var rest = bytes.AsSpan();
        if (!rest.StartsWith("P5"u8))
        {
            return null;
        }

        rest = rest[2..];
        return Next(ref rest) is { } width && Next(ref rest) is { } height && Next(ref rest) is 255 && rest.Length > (long)width * height
            ? new GrayImage(width, height, bytes.AsMemory(bytes.Length - rest.Length + 1, width * height))
            : null;
    }

    /// <summary>Share of dark pixels where <paramref name="isCovered"/> is false.</summary>
    public double Ink(Func<int, int, bool> isCovered)
    {
        var dark = 0;
        var pixels = Pixels.Span;
        for (var i = 0; i < pixels.Length; i++)
        {
            dark += pixels[i] < Dark && !isCovered(i % Width, i / Width) ? 1 : 0;
        }

        return pixels.Length == 0 ? 0 : (double)dark / pixels.Length;
    }

    /// <summary>Dark shapes that touch nothing else and are larger than a speck: letters, or parts of them.</summary>
    public int Marks()
    {
        const int smallest = 4;
        var pixels = Pixels.ToArray();
        var open = new Stack<int>();
        var marks = 0;
        for (var i = 0; i < pixels.Length; i++)
        {
            marks += Take(i, pixels, open) >= smallest ? 1 : 0;
        }

        return marks;
    }

    /// <summary>Wipes out the shape that this pixel belongs to; returns how large it was.</summary>
    private int Take(int start, byte[] pixels, Stack<int> open)
    {
        var size = 0;
        Push(start);
        while (open.TryPop(out var i))
        {
            size++;
            Push(i - Width);
            Push(i + Width);
            if (i % Width > 0)
            {
                Push(i - 1);
            }

            if (i % Width < Width - 1)
            {
                Push(i + 1);
            }
        }

        return size;

        void Push(int i)
        {
            if (i >= 0 && i < pixels.Length && pixels[i] < Dark)
            {
                pixels[i] = byte.MaxValue;
                open.Push(i);
            }
        }
    }

    private static int? Next(ref Span<byte> rest)
    {
        rest = rest.TrimStart(" \n\r\t"u8);
        if (!Utf8Parser.TryParse(rest, out int value, out var length) || value < 0)
        {
            return null;
        }

        rest = rest[length..];
        return value;
    }
}
