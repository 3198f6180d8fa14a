using Assistant.Core.Access;
using Assistant.Core.Errors;

namespace Assistant.Cli.Administration;

/// <summary>A new file with one-time passwords, for its owner's eyes only. It never replaces a file that is there.</summary>
internal sealed class PasswordFile(string path)
{
    private bool _isOurs;

    public async Task WriteAsync(IReadOnlyList<OneTimeSignIn> signIns, CancellationToken cancellationToken)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            await using var stream = new FileStream(path, options);
            _isOurs = true;
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync("user,password\n".AsMemory(), cancellationToken);
            foreach (var (user, password) in signIns)
            {
                await writer.WriteAsync($"{user},{password}\n".AsMemory(), cancellationToken);
            }

            await writer.FlushAsync(cancellationToken);
            stream.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AssistantException("file_not_writable", $"このファイルを新しく作れません: {path}", exception) { NextStep = "まだない名前と、書ける場所を指定してください。誰も登録していません。" };
        }
    }

    public void Remove()
    {
        if (_isOurs)
        {
            File.Delete(path);
        }
    }
}
