using System.Buffers;
using System.Text;

namespace Assistant.Infrastructure.Usage;

/// <summary>Says where a file stops being UTF-8: the decoder of a reader knows a place in its buffer only.</summary>
internal static class Utf8Line
{
    private const int BufferBytes = 64 * 1024;

    /// <returns>Line of the first bytes that are no letter; the last line where there are none.</returns>
    public static async Task<int> FindBadAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        var buffer = new byte[BufferBytes];
        var (line, kept) = (1, 0);
        while (true)
        {
            var read = await file.ReadAsync(buffer.AsMemory(kept), cancellationToken);
            var used = Walk(buffer.AsSpan(0, kept + read), isEnd: read == 0, ref line, out var isBad);
            if (isBad || read == 0)
            {
                return line;
            }

            // The bytes of a letter may lie on both sides of the border.
            kept = kept + read - used;
            buffer.AsSpan(used, kept).CopyTo(buffer);
        }
    }

    private static int Walk(ReadOnlySpan<byte> bytes, bool isEnd, ref int line, out bool isBad)
    {
        var used = 0;
        while (used < bytes.Length)
        {
            var status = Rune.DecodeFromUtf8(bytes[used..], out var letter, out var length);
            isBad = status == OperationStatus.InvalidData || (status == OperationStatus.NeedMoreData && isEnd);
            if (status != OperationStatus.Done)
            {
                return used;
            }

            line += letter.Value == '\n' ? 1 : 0;
            used += length;
        }

        isBad = false;
        return used;
    }
}
