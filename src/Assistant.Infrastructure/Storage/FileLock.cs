namespace Assistant.Infrastructure.Storage;

/// <summary>One holder at a time, in this and every other process; the operating system lets go of it however the holder ends.</summary>
internal static class FileLock
{
    private const int SharingViolation = 32;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Waits until the file is free; the lock is held until the result is disposed.</summary>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(path) is { } held)
            {
                return held;
            }

            await Task.Delay(_pause, cancellationToken);
        }
    }

    /// <summary>The same for a while only.</summary>
    /// <param name="patience"><see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <returns>Null when somebody held it all the time.</returns>
    public static async Task<FileStream?> TryTakeAsync(string path, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await TakeAsync(path, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Null when somebody holds it.</summary>
    public static FileStream? TryTake(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) is SharingViolation or WouldBlockOnLinux or WouldBlockOnMac)
        {
            return null;
        }
    }
}
