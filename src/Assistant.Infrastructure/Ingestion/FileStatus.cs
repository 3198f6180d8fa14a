using System.Globalization;
using System.Runtime.InteropServices;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What the file system says of a file without opening it.</summary>
/// <param name="Changed">Time of the last change of content or properties, which no program can set back; nanoseconds since 1970.</param>
internal readonly record struct FileStatus(long Size, long Modified, long Changed, ulong Inode)
{
    private const long NanosecondsPerTick = 100;

    /// <summary>A change within this time after the look could leave the same times behind (the granularity of some file systems).</summary>
    public static readonly TimeSpan Racy = TimeSpan.FromSeconds(2);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Size:x}.{Modified:x}.{Changed:x}.{Inode:x}");

    /// <summary>Whether a later change is certain to show in another status.</summary>
    public bool IsSettled(DateTimeOffset now) => (now - DateTimeOffset.UnixEpoch - Racy).Ticks * NanosecondsPerTick > Math.Max(Modified, Changed);

    /// <summary>Null when there is no such file.</summary>
    public static FileStatus? Of(string path) => OperatingSystem.IsLinux() ? OfLinux(path) : OfAny(path);

    private static FileStatus? OfAny(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return null;
        }

        var modified = (file.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * NanosecondsPerTick;
        return new FileStatus(file.Length, modified, modified, 0);
    }

    /// <summary>The framework does not tell the time of the last change (ctime); without it a file that was put back with its old time would look unchanged.</summary>
    private static unsafe FileStatus? OfLinux(string path)
    {
        byte* buffer = stackalloc byte[StatxNative.BufferBytes];
        if (StatxNative.Statx(StatxNative.CurrentFolder, path, StatxNative.NoFollow, StatxNative.BasicStats, buffer) != 0)
        {
            return OfAny(path);
        }

        var span = new ReadOnlySpan<byte>(buffer, StatxNative.BufferBytes);
        return new FileStatus(
            (long)MemoryMarshal.Read<ulong>(span[StatxNative.SizeOffset..]),
            Time(span[StatxNative.ModifiedOffset..]),
            Time(span[StatxNative.ChangedOffset..]),
            MemoryMarshal.Read<ulong>(span[StatxNative.InodeOffset..]));
    }

    private static long Time(ReadOnlySpan<byte> statxTime) =>
        (MemoryMarshal.Read<long>(statxTime) * 1_000_000_000) + MemoryMarshal.Read<uint>(statxTime[sizeof(long)..]);
}

/// <summary>statx(2): its structure is the same on every architecture, that of stat(2) is not.</summary>
internal static unsafe partial class StatxNative
{
    public const int BufferBytes = 256;
    public const int CurrentFolder = -100;
    public const int NoFollow = 0x100;
    public const uint BasicStats = 0x7ff;
    public const int InodeOffset = 32;
    public const int SizeOffset = 40;
    public const int ChangedOffset = 96;
    public const int ModifiedOffset = 112;

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Statx(int folder, string path, int flags, uint mask, byte* buffer);
}
