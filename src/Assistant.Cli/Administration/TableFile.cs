using Assistant.Core.Errors;

namespace Assistant.Cli.Administration;

/// <summary>A table that an administrator hands in, as bytes.</summary>
internal static class TableFile
{
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AssistantException("file_not_readable", $"ファイルを開けません: {path}", e) { NextStep = "名前と場所、読み取りの権限を確かめてください。" };
        }
    }
}
