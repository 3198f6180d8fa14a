namespace Assistant.Infrastructure.Tests.Readers;

/// <summary>Files broken in the ways that files break: by a bad copy, by a bad tool, on purpose.</summary>
internal static class PdfMutations
{
    private const int LongestStretch = 40;

    /// <summary>Bytes changed, stretches dropped, doubled or overwritten, numbers changed or made huge, objects of other files spliced in, the end cut off.</summary>
    public static byte[] Mutate(byte[] seed, byte[][] others, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 8; changes--)
        {
            Change(bytes, others, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[][] others, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, LongestStretch), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(at, "99999999"u8.ToArray());
                break;
            case 4:
                // Seldom much: a file that has lost its first page tells little about the reader.
                bytes.RemoveRange(at, random.Next(2) == 0 ? bytes.Count - at : Math.Min(bytes.Count - at, LongestStretch * 8));
                break;
            case 5:
                var digit = bytes.FindIndex(at, b => b is >= (byte)'0' and <= (byte)'9');
                bytes[Math.Max(digit, 0)] = (byte)('0' + random.Next(10));
                break;
            case 6:
                bytes.InsertRange(EndOfObject([.. bytes], at), OneObject(others[random.Next(others.Length)], random));
                break;
            default:
                for (var i = at; i < at + length; i++)
                {
                    bytes[i] = (byte)random.Next(256);
                }

                break;
        }
    }

    private static byte[] OneObject(byte[] file, Random random)
    {
        var start = EndOfObject(file, random.Next(file.Length));
        return file[start..EndOfObject(file, start)];
    }

    private static int EndOfObject(byte[] file, int from) => file.AsSpan(from).IndexOf("endobj"u8) is var at and >= 0 ? from + at + 6 : from;
}
