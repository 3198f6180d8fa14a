using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Storage;

/// <summary>
/// Tells the work of living processes from what a crash left behind. A process that takes questions holds a lock on a file
/// of its own; the operating system releases it however the process ends. A process number would not do:
/// in containers every service is number 1.
/// </summary>
internal sealed class ProcessLease(DataFolder folder, IOptions<DataOptions> data) : IDisposable
{
    private const string FolderName = "run";
    private const string Extension = ".lock";
    private readonly Lock _lock = new();
    private FileStream? _held;

    /// <summary>The name of this process; takes the lock at the first call.</summary>
    public string Take()
    {
        lock (_lock)
        {
            _held ??= DataFolder.Guard(() => new FileStream(
                Path.Combine(folder.Subfolder(FolderName), Guid.NewGuid().ToString("N") + Extension),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose }));
            return Path.GetFileNameWithoutExtension(_held.Name);
        }
    }

    public bool IsAlive(string process)
    {
        try
        {
            using var file = new FileStream(PathOf(process), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            // Locked by its owner.
            return true;
        }
    }

    /// <summary>Removes what a dead process left.</summary>
    public void Forget(string process) => File.Delete(PathOf(process));

    public void Dispose() => _held?.Dispose();

    private string PathOf(string process) => data.Value.Combine(FolderName, process + Extension);
}
