namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>One holder at a time, in this and every other process; the operating system lets go of it however the holder ends.</summary>
internal static class FileLock
{
    private const int SharingViolation = 32;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMac = 35;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<IDisposable> WaitAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryTake(path) is { } held)
            {
                return held;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    /// <summary>Null when somebody holds it.</summary>
    public static IDisposable? TryTake(string path)
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
