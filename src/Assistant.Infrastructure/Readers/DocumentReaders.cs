using Assistant.Core.Documents;
using Assistant.Infrastructure.Readers.Images;

namespace Assistant.Infrastructure.Readers;

/// <summary>Chooses the reader for a file, after a look at whether its content is what its extension says.</summary>
internal sealed class DocumentReaders
{
    private readonly Dictionary<string, IDocumentReader> _byExtension = new(StringComparer.Ordinal);

    public DocumentReaders(IEnumerable<IDocumentReader> readers)
    {
        foreach (var reader in readers)
        {
            foreach (var extension in reader.Extensions)
            {
                _byExtension[extension] = reader;
            }
        }
    }

    /// <exception cref="DocumentReadException">Any of the codes named there.</exception>
    public Task<ReadDocument> ReadAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var extension = ExtensionOf(file.Path);
        if (!_byExtension.TryGetValue(extension, out var reader))
        {
            throw ReadFailures.TypeUnsupported(extension);
        }

        if (file.Content.IsEmpty)
        {
            throw ReadFailures.Empty();
        }

        Sniff(extension, file.Content.Span);
        return reader.ReadAsync(file, cancellationToken);
    }

    private static void Sniff(string extension, ReadOnlySpan<byte> content)
    {
        if (extension == ".pdf")
        {
            if (!FileSignature.IsPdf(content))
            {
                throw ReadFailures.TypeMismatch(extension, "PDF 以外");
            }

            return;
        }

        if (ImageReader.Reads(extension))
        {
            return;
        }

        if (FileSignature.OfBinary(content) is { } binary)
        {
            throw ReadFailures.TypeMismatch(extension, $" {binary} ");
        }

        if (extension is not (".html" or ".htm") && FileSignature.IsHtml(content))
        {
            throw ReadFailures.TypeMismatch(extension, " HTML ");
        }
    }

    private static string ExtensionOf(string path) => Path.GetExtension(path).ToLowerInvariant();
}
