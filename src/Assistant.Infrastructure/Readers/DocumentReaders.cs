using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Text;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers;

/// <summary>Chooses the reader for a file, after a look at whether its content is what its extension says.</summary>
internal sealed class DocumentReaders
{
    private readonly Dictionary<string, IDocumentReader> _byExtension = new(StringComparer.Ordinal);

    private readonly IOptions<TextOptions> _text;

    public DocumentReaders(IEnumerable<IDocumentReader> readers, IOptions<TextOptions> text)
    {
        _text = text;
        foreach (var reader in readers)
        {
            foreach (var extension in reader.Extensions)
            {
                _byExtension[extension] = reader;
            }
        }
    }

    /// <summary>What can be read, in order.</summary>
    public IEnumerable<string> Extensions => _byExtension.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether there is a reader for files of this name.</summary>
    public bool Supports(string path) => _byExtension.ContainsKey(ExtensionOf(path));

    /// <exception cref="DocumentReadException">Any of the codes named there.</exception>
    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var extension = ExtensionOf(file.Path);
        if (!_byExtension.TryGetValue(extension, out var reader))
        {
            throw ReadFailures.TypeUnsupported(extension, Extensions);
        }

        if (file.Content.IsEmpty)
        {
            throw ReadFailures.Empty();
        }

        Sniff(extension, file.Content.Span);
        var limit = _text.Value.LargestMegabytes * 1024L * 1024L;
        if (FileSignature.FormatOf(extension) is FileFormat.Text or FileFormat.Html && file.Content.Length > limit)
        {
            throw ReadFailures.TooLarge(limit);
        }

        return reader.ReadAsync(file, cancellationToken);
    }

    private static void Sniff(string extension, ReadOnlySpan<byte> content)
    {
        var format = FileSignature.FormatOf(extension);
        if (format == FileFormat.Package && FileSignature.IsEncryptedOffice(content))
        {
            throw ReadFailures.OfficeEncrypted();
        }

        if (FileSignature.Is(format, content))
        {
            return;
        }

        throw FileSignature.OfBinary(content) is { } binary ? ReadFailures.TypeMismatch(extension, $" {binary} ")
            : format == FileFormat.Text ? ReadFailures.TypeMismatch(extension, " HTML ")
            : ReadFailures.TypeMismatch(extension, FileSignature.NameOf(format) + "以外");
    }

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
