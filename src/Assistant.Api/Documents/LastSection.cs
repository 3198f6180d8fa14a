using Assistant.Core.Errors;
using Microsoft.AspNetCore.WebUtilities;

namespace Assistant.Api.Documents;

/// <summary>The file of an upload. Its end is only its end when nothing else follows in the request.</summary>
internal sealed class LastSection(MultipartReader reader, Stream body) : Stream
{
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }

        var read = await ReadBodyAsync(buffer, cancellationToken);
        if (read > 0)
        {
            return read;
        }

        if (await MultipartUpload.NextAsync(reader, cancellationToken) is not null)
        {
            throw new AssistantException("upload_order", "ファイルの後に、別の項目が送られました。")
            {
                NextStep = "file を最後の項目にして、1回に1つのファイルを送ってください。",
            };
        }

        _ended = true;
        return 0;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A request is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (IOException exception) when (exception is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("The file ended before its boundary.", StatusCodes.Status400BadRequest, exception);
        }
    }
}
