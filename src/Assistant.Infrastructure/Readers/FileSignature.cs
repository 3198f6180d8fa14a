using System.Text;

namespace Assistant.Infrastructure.Readers;

/// <summary>What the first bytes say a file is, whatever its extension says.</summary>
internal static class FileSignature
{
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;


    private static readonly (byte[] Magic, string Name)[] Binary =
    [
        ("%PDF-"u8.ToArray(), "PDF"),
        ("PK\u0003\u0004"u8.ToArray(), "Office などの圧縮ファイル"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "古い形式の Office ファイル"),
        ([0x89, 0x50, 0x4E, 0x47], "画像"),
        ([0xFF, 0xD8, 0xFF], "画像"),
        ("GIF8"u8.ToArray(), "画像"),
        ([0x1F, 0x8B], "圧縮ファイル"),
        ("{\\rtf"u8.ToArray(), "リッチテキスト"),
    ];

    /// <summary>Acrobat accepts junk before the header within this many bytes, and some producers write it.</summary>
    private const int PdfHeaderReach = 1024;

    public static FileFormat FormatOf(string extension) => extension switch
    {
        ".pdf" => FileFormat.Pdf,
        ".html" or ".htm" or ".xhtml" => FileFormat.Html,
        ".xls" => FileFormat.CompoundFile,
        ['.', 'd' or 'x' or 'p', 'o' or 'l' or 'p', 'c' or 't' or 's', 'x' or 'm'] => FileFormat.Package,
        ".md" or ".markdown" or ".txt" or ".text" or ".csv" or ".tsv" => FileFormat.Text,
        _ => FileFormat.Unknown,
    };

    /// <summary>Whether the content may be of the format; a format without signature is left to its reader.</summary>
    public static bool Is(FileFormat format, ReadOnlySpan<byte> content) => format switch
    {
        FileFormat.Pdf => IsPdf(content),
        FileFormat.Package => content.StartsWith(Zip),
        FileFormat.CompoundFile => content.StartsWith(CompoundFile),
        FileFormat.Html => OfBinary(content) is null,
        FileFormat.Text => OfBinary(content) is null && !IsHtml(content),
        _ => true,
    };

    public static string NameOf(FileFormat format) => format switch
    {
        FileFormat.Pdf => "PDF ",
        FileFormat.CompoundFile => "古い形式の Excel ファイル",
        _ => "Office のファイル",
    };

    /// <summary>An Office file with a password is a compound file that holds the real one in encrypted form.</summary>
    public static bool IsEncryptedOffice(ReadOnlySpan<byte> content) =>
        content.StartsWith(CompoundFile) && content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith(Zip) || content.StartsWith("PK\u0005\u0006"u8);

    /// <summary>Name of the binary format, null when the bytes may be text.</summary>
    public static string? OfBinary(ReadOnlySpan<byte> content)
    {
        foreach (var (magic, name) in Binary)
        {
            if (content.StartsWith(magic))
            {
                return name;
            }
        }

        return null;
    }

    public static bool IsPdf(ReadOnlySpan<byte> content) =>
        content[..Math.Min(content.Length, PdfHeaderReach)].IndexOf("%PDF-"u8) >= 0;

    public static bool IsHtml(ReadOnlySpan<byte> content)
    {
        var start = content.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var head = Encoding.Latin1.GetString(content[start..Math.Min(content.Length, start + 256)]).TrimStart();
        return head.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>What the content of a file must begin like.</summary>
internal enum FileFormat
{
    Unknown,
    Text,
    Html,
    Pdf,

    /// <summary>A ZIP file: Office since 2007.</summary>
    Package,

    /// <summary>Office before 2007.</summary>
    CompoundFile,
}
