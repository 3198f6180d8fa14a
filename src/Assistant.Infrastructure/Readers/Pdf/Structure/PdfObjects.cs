using System.IO.Compression;

namespace Assistant.Infrastructure.Readers.Pdf.Structure;

/// <summary>
/// The objects of a file by number, found by their headings instead of the cross-reference: a file where that could make
/// a difference (a number defined twice, encryption, other packing) is not understood, and nothing is said about it.
/// </summary>
internal sealed class PdfObjects
{
    private const int MostObjects = 500_000;
    private const int MostUnpacked = 32 * 1024 * 1024;

    /// <summary>Bytes looked at in all: objects that run into each other must not be read over and over.</summary>
    private long _work = 128 * 1024 * 1024;

    private readonly Dictionary<int, ReadOnlyMemory<byte>> _objects = [];
    private int _unpacked;

    private PdfObjects()
    {
    }

    /// <summary>Null when the file is not understood.</summary>
    public static PdfObjects? Read(ReadOnlyMemory<byte> file)
    {
        var objects = new PdfObjects();
        return file.Span.IndexOf("/Encrypt"u8) < 0 && objects.AddAll(file) && objects.Unpack() ? objects : null;
    }

    public PdfDictionary? Dictionary(int number) => _objects.TryGetValue(number, out var body) ? Dictionary(body) : null;

    /// <summary>The value itself where it is a reference.</summary>
    public ReadOnlyMemory<byte> Resolve(ReadOnlyMemory<byte> value)
    {
        if (value.Span is [(byte)'[', ..] || PdfDictionary.References(value) is not [var number])
        {
            return value;
        }

        return _objects.TryGetValue(number, out var body) ? Value(body) : default;
    }

    /// <summary>The unpacked contents of a stream; null when it is packed otherwise, broken, or longer than <paramref name="limit"/>.</summary>
    public byte[]? Stream(int number, int limit) => _objects.TryGetValue(number, out var body) && Dictionary(body) is { } entries ? Stream(body, entries, limit) : null;

    private PdfDictionary? Dictionary(ReadOnlyMemory<byte> body)
    {
        if (_work < 0)
        {
            return null;
        }

        var found = PdfDictionary.At(body);
        _work -= found?.Written.Length ?? body.Length;
        return found;
    }

    /// <summary>A number or an array: what else values that are references hold is not needed.</summary>
    private ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> body)
    {
        var end = body.Span.IndexOf("endobj"u8) is var at and >= 0 ? at : body.Length;
        _work -= end;
        return _work < 0 ? default : body[..end];
    }

    private byte[]? Stream(ReadOnlyMemory<byte> body, PdfDictionary entries, int limit)
    {
        var lexer = new PdfLexer(Resolve(entries["/Length"u8]).Span);
        var isPacked = IsFlate(entries["/Filter"u8].Span);
        if (!lexer.Next() || PdfDictionary.Integer(lexer.Token) is not { } length || !entries["/DecodeParms"u8].IsEmpty || (!isPacked && !entries["/Filter"u8].IsEmpty))
        {
            return null;
        }

        var rest = body[entries.Written.Length..];
        var keyword = rest.Span.TrimStart("\r\n "u8);
        if (!keyword.StartsWith("stream"u8))
        {
            return null;
        }

        var start = rest.Length - keyword.Length + 6;
        start += start < rest.Length && rest.Span[start] == '\r' ? 1 : 0;
        start += start < rest.Length && rest.Span[start] == '\n' ? 1 : 0;
        if (length > rest.Length - start || !rest.Span[(start + length)..].TrimStart("\r\n "u8).StartsWith("endstream"u8))
        {
            return null;
        }

        var packed = rest.Slice(start, length);
        return isPacked ? Inflate(packed, limit) : length <= limit ? packed.ToArray() : null;
    }

    private static bool IsFlate(ReadOnlySpan<byte> filter) => filter.Trim("[] \r\n"u8).SequenceEqual("/FlateDecode"u8);

    private static byte[]? Inflate(ReadOnlyMemory<byte> packed, int limit)
    {
        using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[Math.Min(limit, 16 * 1024)];
        try
        {
            while (stream.Read(buffer) is var read and > 0)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > limit)
                {
                    return null;
                }
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private bool AddAll(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        for (var at = 0; bytes[at..].IndexOf(" obj"u8) is var found and >= 0;)
        {
            var heading = at + found;
            at = heading + 4;
            if (at < bytes.Length && !char.IsAsciiLetterOrDigit((char)bytes[at]) && NumberBefore(bytes[..heading]) is { } number && !Add(number, file[at..]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"12 0" at the end: number and generation.</summary>
    private static int? NumberBefore(ReadOnlySpan<byte> bytes)
    {
        const int longest = 24;
        var line = bytes[Math.Max(0, bytes.Length - longest)..];
        var generation = line[(line.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1)..];
        line = line[..^generation.Length];
        var before = line.TrimEnd((byte)' ');
        return generation.Length is 0 or > 5 || before.Length == line.Length ? null : PdfDictionary.Integer(before[(before.LastIndexOfAnyExceptInRange((byte)'0', (byte)'9') + 1)..]);
    }

    private bool Add(int number, ReadOnlyMemory<byte> body) => _objects.Count < MostObjects && _objects.TryAdd(number, body);

    private bool Unpack()
    {
        const int longestHeading = 256;
        foreach (var body in _objects.Values.Where(b => b.Span[..Math.Min(b.Length, longestHeading)].IndexOf("/ObjStm"u8) >= 0).ToList())
        {
            if (Dictionary(body) is not { } entries || !entries["/Type"u8].Span.StartsWith("/ObjStm"u8))
            {
                // It stands in the object behind this one.
                continue;
            }

            if (Stream(body, entries, MostUnpacked - _unpacked) is not { } content || !AddPacked(entries, content))
            {
                return false;
            }

            _unpacked += content.Length;
        }

        return true;
    }

    private bool AddPacked(PdfDictionary entries, byte[] content)
    {
        if (PdfDictionary.Integer(entries["/First"u8].Span.Trim("\r\n "u8)) is not { } first || first > content.Length)
        {
            return false;
        }

        var lexer = new PdfLexer(content.AsSpan(0, first));
        while (lexer.Next())
        {
            if (PdfDictionary.Integer(lexer.Token) is not { } number || !lexer.Next() || PdfDictionary.Integer(lexer.Token) is not { } offset || offset > content.Length - first
                || !Add(number, content.AsMemory(first + offset)))
            {
                return false;
            }
        }

        return true;
    }
}
