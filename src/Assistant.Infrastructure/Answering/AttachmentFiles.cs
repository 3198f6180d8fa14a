using System.Text;
using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Readers;

namespace Assistant.Infrastructure.Answering;

/// <summary>Files as texts beside a question.</summary>
public interface IAttachmentFiles
{
    /// <summary>Plain text and Markdown in UTF-8 as they are; other kinds as ingestion reads them, page after page.</summary>
    /// <exception cref="AssistantException"><c>attachment_not_found</c>, or what the reader says.</exception>
    Task<Attachment> ReadAsync(string path, CancellationToken cancellationToken);
}

internal sealed class AttachmentFiles(DocumentReaders readers) : IAttachmentFiles
{
    private static readonly string[] _plain = [".txt", ".md"];
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public async Task<Attachment> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AssistantException("attachment_not_found", $"資料のファイル「{name}」を読めません。") { NextStep = "ファイルの場所と、読む権限を確かめてください。" };
        }

        return new Attachment(name, Plain(path, content) ?? string.Join("\n\n", (await readers.ReadAsync(new SourceFile(Path.GetFullPath(path), content), cancellationToken)).Pages.Select(page => page.Text)));
    }

    /// <summary>Null for what is no text in UTF-8: the reader knows more encodings.</summary>
    private static string? Plain(string path, byte[] content)
    {
        try
        {
            return _plain.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase) ? _utf8.GetString(content).TrimStart('\uFEFF') : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
