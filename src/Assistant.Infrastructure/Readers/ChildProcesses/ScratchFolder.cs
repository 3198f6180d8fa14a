using Assistant.Core.Documents;

#pragma warning disable CA1416 // The children run under util-linux: none of this is reached on Windows.

namespace Assistant.Infrastructure.Readers.ChildProcesses;

/// <summary>
/// A private folder for the files that children read and write, gone with everything in it when disposed. What a killed
/// program left behind goes when the next one makes its first folder: the lock on each tells whether its owner lives.
/// </summary>
internal sealed class ScratchFolder : IDisposable
{
    private const int NoSpaceLeft = 28;
    private const string LockName = "lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private static readonly Lazy<bool> Swept = new(Sweep);

    private readonly string _path;
    private readonly FileStream _lock;

    private ScratchFolder(string path, FileStream held)
    {
        _path = path;
        _lock = held;
    }

    private static string Root => Path.Combine(Path.GetTempPath(), $"assistant-readers-{Environment.UserName}");

    /// <exception cref="DocumentReadException"><c>disk_full</c>, <c>temporary_folder</c>.</exception>
    public static ScratchFolder Create() => Guard(() =>
    {
        _ = Swept.Value;
        CreateOwnerOnly(Root);
        if (File.GetUnixFileMode(Root) != OwnerOnly)
        {
            throw new UnauthorizedAccessException(Root);
        }

        var path = Path.Combine(Root, Guid.NewGuid().ToString("N"));
        CreateOwnerOnly(path);
        return new ScratchFolder(path, Hold(path, FileMode.CreateNew));
    });

    public string PathOf(string name) => Path.Combine(_path, name);

    /// <summary>Paths of the files with such names.</summary>
    public IReadOnlyList<string> Find(string pattern) => Directory.GetFiles(_path, pattern);

    /// <summary>Writes a file that only its owner may read; returns its path.</summary>
    /// <exception cref="DocumentReadException"><c>disk_full</c>, <c>temporary_folder</c>.</exception>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = PathOf(name);
        Guard(() => new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite })).Dispose();
        try
        {
            File.WriteAllBytes(path, content);
        }
        catch (IOException exception)
        {
            throw Failure(exception);
        }

        return path;
    }

    public void Dispose()
    {
        Remove(_path);
        _lock.Dispose();
    }

    internal static bool Sweep()
    {
        if (!Directory.Exists(Root))
        {
            return false;
        }

        foreach (var folder in Directory.EnumerateDirectories(Root))
        {
            try
            {
                using var held = Hold(folder, FileMode.Open);
                Remove(folder);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use by another program, or just being made by it.
            }
        }

        return true;
    }

    private static FileStream Hold(string folder, FileMode mode) =>
        new(Path.Combine(folder, LockName), new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None });

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A child that is just dying may still write; the next sweep takes the rest.
        }
    }

    private static void CreateOwnerOnly(string path) => Directory.CreateDirectory(path, OwnerOnly);

    private static T Guard<T>(Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure(exception);
        }
    }

    private static DocumentReadException Failure(Exception exception) =>
        (exception.HResult & 0xFFFF) == NoSpaceLeft ? ReadFailures.TemporaryFolderFull(exception) : ReadFailures.TemporaryFolder(exception);
}
