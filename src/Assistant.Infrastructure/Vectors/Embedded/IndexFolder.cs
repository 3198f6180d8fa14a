using Assistant.Infrastructure.Storage;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>What is where. Segments of one rebuild and of the changes after it share a folder below.</summary>
internal sealed class IndexFolder(string path)
{
    private const string Building = "building.lock";
    private const string RebuildPrefix = "r-";

    public string Of(string rebuild) => Path.Combine(path, rebuild);

    public static string NewRebuild() => RebuildPrefix + Guid.NewGuid().ToString("N");

    public string NewSegment(string rebuild) => Path.Combine(Of(rebuild), $"{Guid.NewGuid():N}.segment");

    public string NewDeletes(string rebuild) => Path.Combine(Of(rebuild), $"{Guid.NewGuid():N}.deletes");

    /// <summary>Only the holder writes a manifest or removes files.</summary>
    public Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        IndexFiles.CreateFolder(path);
        return FileLock.TakeAsync(Path.Combine(path, "write.lock"), cancellationToken);
    }

    /// <summary>Held while the folder is being filled: it shows that it is no leftover of a process that ended.</summary>
    public IDisposable LockRebuild(string rebuild) => FileLock.TryTake(Path.Combine(Of(rebuild), Building))
        ?? throw new IOException("Another process holds the folder of a rebuild that it did not begin.");

    /// <summary>Makes the commit.</summary>
    public void Commit(Manifest manifest)
    {
        IndexFiles.SyncFolder(Of(manifest.Folder));
        manifest.Write(path);
        Sweep(manifest);
    }

    /// <summary>Removes what nobody needs any more: earlier files and leftovers of crashes.</summary>
    public void Sweep(Manifest manifest)
    {
        foreach (var folder in Directory.EnumerateDirectories(path, RebuildPrefix + "*").Where(f => Path.GetFileName(f) != manifest.Folder))
        {
            if (!IsBeingFilled(folder))
            {
                IndexFiles.TryDelete(folder);
            }
        }

        var named = manifest.Segments.SelectMany(s => new[] { s.File, s.Deletes, Building }).ToHashSet(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Of(manifest.Folder)).Where(f => !named.Contains(Path.GetFileName(f))))
        {
            IndexFiles.TryDelete(file);
        }
    }

    private static bool IsBeingFilled(string folder)
    {
        try
        {
            using var held = FileLock.TryTake(Path.Combine(folder, Building));
            return held is null;
        }
        catch (DirectoryNotFoundException)
        {
            // A rebuild that was given up removes its folder itself.
            return false;
        }
    }
}
