using System.Diagnostics;
using Assistant.Testing;

namespace Assistant.Infrastructure.Tests.Storage;

/// <summary>A small file system of its own: permissions do not stop a test that runs as root, a full or read-only disk does.</summary>
internal sealed class MountedDisk : IDisposable
{
    private MountedDisk(TemporaryFolder folder) => Folder = folder;

    public TemporaryFolder Folder { get; }

    public string Path => Folder.Combine("disk");

    /// <returns>Null where mounting is not permitted.</returns>
    public static async Task<MountedDisk?> TryMountAsync(string options, CancellationToken cancellationToken)
    {
        var disk = new MountedDisk(new TemporaryFolder());
        Directory.CreateDirectory(disk.Path);
        if (OperatingSystem.IsLinux() && await RunAsync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk.Path], cancellationToken))
        {
            return disk;
        }

        disk.Folder.Dispose();
        return null;
    }

    /// <summary>Makes room on it while it is in use.</summary>
    public Task<bool> ResizeAsync(string size, CancellationToken cancellationToken) => RunAsync("mount", ["-o", $"remount,size={size}", Path], cancellationToken);

    public void Dispose()
    {
        using (var unmount = Process.Start("umount", ["--lazy", Path]))
        {
            unmount.WaitForExit();
        }

        Folder.Dispose();
    }

    private static async Task<bool> RunAsync(string command, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
