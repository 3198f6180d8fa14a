using Assistant.Core.Errors;
using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Storage;

/// <summary>The folder that holds everything the program writes. Only its owner may look inside.</summary>
internal sealed class DataFolder(IOptions<DataOptions> options)
{
    private const int NoSpaceLeft = 28;

    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates what is missing and proves that it can be written to, before anything relies on it.</summary>
    public void Prepare()
    {
        var path = options.Value.FullPath;
        if (ExistingFile(path) is { } file)
        {
            throw new AssistantException("data_not_a_folder", $"データフォルダーとして指定された場所はフォルダーではありません（{file}）。")
            {
                NextStep = "Data:Directory（--data）にフォルダーを指定してください。",
            };
        }

        Guard(() =>
        {
            Create(path);
            return new FileStream(
                Path.Combine(path, $".write-{Guid.NewGuid():N}"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
        }).Dispose();
    }

    /// <summary>Runs something that writes files, with its failures translated.</summary>
    public static T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Translate(exception);
        }
    }

    public static async Task GuardAsync(Func<ValueTask> write)
    {
        try
        {
            await write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Translate(exception);
        }
    }

    /// <summary>A folder below that nobody else may look into.</summary>
    public string Subfolder(string name)
    {
        var path = options.Value.Combine(name);
        Create(path);
        return path;
    }

    private static AssistantException Translate(Exception exception) => exception is IOException && (exception.HResult & 0xFFFF) == NoSpaceLeft
        ? SqliteFailures.DiskFull(exception)
        : SqliteFailures.NotWritable(exception);

    /// <summary>For the owner only.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    /// <summary>The path itself or a folder above it that turns out to be a file.</summary>
    private static string? ExistingFile(string? path)
    {
        while (path is not null && !Directory.Exists(path))
        {
            if (File.Exists(path))
            {
                return path;
            }

            path = Path.GetDirectoryName(path);
        }

        return null;
    }
}
