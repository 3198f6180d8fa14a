using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>
/// An Office package, read part by part. Nothing outside of it is ever fetched, nothing in it is run, and what is inflated
/// is counted. Official builders of the tree recurse for every level, which a hostile file turns into the end of the process.
/// </summary>
internal sealed class SafePackage : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly OfficeOptions _options;
    private readonly InflateLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private SafePackage(ZipArchive archive, OfficeOptions options)
    {
        const long megabyte = 1024 * 1024;
        _archive = archive;
        _options = options;
        _limits = new InflateLimits(options.LargestPartMegabytes * megabyte, options.LargestTotalMegabytes * megabyte, options.LargestRatio, ReadFailures.OfficeTooLarge, ReadFailures.OfficeTooLarge);
        foreach (var entry in archive.Entries)
        {
            _parts.TryAdd(PartName.Normalise(entry.FullName), entry);
        }

        MainPart = Relationships.Of(this, string.Empty).Values.FirstOrDefault(r => r.IsOf("officeDocument"))?.Target ?? string.Empty;
        if (!Has(MainPart))
        {
            throw ReadFailures.OfficeBroken();
        }
    }

    /// <summary>Name of the part that the document begins with.</summary>
    public string MainPart { get; }

    /// <exception cref="DocumentReadException"><c>office_broken</c>, <c>office_too_large</c>.</exception>
    public static SafePackage Open(ReadOnlyMemory<byte> content, OfficeOptions options)
    {
        var archive = ZipDirectory.Open(content, options.MostParts) ?? throw ReadFailures.OfficeTooLarge();
        try
        {
            return new SafePackage(archive, options);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>The part as a tree; null when there is no such part.</summary>
    public XElement? Load(string? part)
    {
        if (part is null || !Has(part))
        {
            return null;
        }

        using var reader = OpenReader(part);
        return XmlTree.Build(reader, _options.DeepestNesting, _options.MostElements);
    }

    /// <summary>For parts that are too large for a tree.</summary>
    public XmlReader OpenReader(string part)
    {
        var entry = _parts[part];
        var stream = new InflateStream(entry.Open(), entry.CompressedLength, _limits);
        return XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersFromEntities = 1024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
        });
    }

    public int DeepestNesting => _options.DeepestNesting;

    public void Dispose() => _archive.Dispose();
}
