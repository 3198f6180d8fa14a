using System.Buffers.Binary;

namespace Assistant.Infrastructure.Readers.Images;

/// <summary>
/// The size of each picture in an image file, from its headers alone: what claims a billion pixels is refused before
/// anything decodes it.
/// </summary>
/// <param name="Pages">In pixels; one for each picture (TIFF may hold several).</param>
internal sealed record ImageHeader(IReadOnlyList<(long Width, long Height)> Pages)
{
    /// <summary>Null when the bytes are no image of a known kind, or broken at the beginning.</summary>
    public static ImageHeader? Read(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] when bytes.Length >= 24 => Single(Big32(bytes[16..]), Big32(bytes[20..])),
        [0xFF, 0xD8, 0xFF, ..] => Jpeg(bytes),
        [(byte)'B', (byte)'M', ..] when bytes.Length >= 26 => Single(Little32(bytes[18..]), Math.Abs((long)(int)Little32(bytes[22..]))),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] when bytes.Length >= 30 => WebP(bytes[12..]),
        [(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..] => TiffPages.Read(bytes),
        _ => null,
    };

    private static ImageHeader Single(long width, long height) => new([(width, height)]);

    private static ImageHeader? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return Single(Big16(bytes[(at + 7)..]), Big16(bytes[(at + 5)..]));
            }

            at += marker is 0xFF ? 1 : marker is 0x01 or (>= 0xD0 and <= 0xD7) ? 2 : 2 + Big16(bytes[(at + 2)..]);
        }

        return null;
    }

    private static ImageHeader? WebP(ReadOnlySpan<byte> chunk) => chunk switch
    {
        [(byte)'V', (byte)'P', (byte)'8', (byte)'X', ..] => Single(1 + Little24(chunk[12..]), 1 + Little24(chunk[15..])),
        [(byte)'V', (byte)'P', (byte)'8', (byte)'L', ..] => Single(1 + (Little32(chunk[9..]) & 0x3FFF), 1 + ((Little32(chunk[9..]) >> 14) & 0x3FFF)),
        [(byte)'V', (byte)'P', (byte)'8', (byte)' ', ..] => Single(Little24(chunk[14..]) & 0x3FFF, Little24(chunk[16..]) & 0x3FFF),
        _ => null,
    };

    private static uint Big32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static int Big16(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Little32(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static long Little24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
}
