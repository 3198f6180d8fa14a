using System.Buffers;

namespace Assistant.Infrastructure.Readers.ChildProcesses;

/// <summary>Cuts a stream into lines without making a string of each.</summary>
internal static class LineSplitter
{
    private const int Usual = 128 * 1024;

    /// <summary>No tool writes longer ones for a sound file.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    /// <returns>False when there was more than <paramref name="limit"/> bytes or a line without end.</returns>
    public static async Task<bool> ReadAsync(Stream stream, ChildLine onLine, long limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Usual);
        try
        {
            var filled = 0;
            while (await stream.ReadAsync(buffer.AsMemory(filled), cancellationToken) is var read and > 0)
            {
                limit -= read;
                filled += read;
                if (limit < 0 || !Cut(ref buffer, ref filled, read, onLine))
                {
                    return false;
                }
            }

            if (filled > 0)
            {
                onLine(buffer.AsSpan(0, filled));
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Hands out the whole lines and keeps the rest at the beginning of the buffer.</summary>
    private static bool Cut(ref byte[] buffer, ref int filled, int read, ChildLine onLine)
    {
        var rest = buffer.AsSpan(0, filled);
        if (rest[^read..].Contains((byte)'\n'))
        {
            while (rest.IndexOf((byte)'\n') is var end and >= 0)
            {
                onLine(rest[..end]);
                rest = rest[(end + 1)..];
            }

            rest.CopyTo(buffer);
            filled = rest.Length;
        }

        if (filled == buffer.Length)
        {
            if (filled >= LongestLine)
            {
                return false;
            }

            var larger = ArrayPool<byte>.Shared.Rent(filled * 2);
            buffer.AsSpan(0, filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        return true;
    }
}
