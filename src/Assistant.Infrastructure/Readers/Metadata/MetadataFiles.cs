namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>Files that say something about documents and are none themselves.</summary>
internal static class MetadataFiles
{
    public const string SideFileEnding = ".meta.yaml";
    public const string FolderDefaults = "_defaults.yaml";

    /// <summary>
    /// Every file that may say something about the given one, whether or not it exists: its side file, then the folders' defaults,
    /// the nearest first.
    /// </summary>
    /// <param name="path">Absolute.</param>
    /// <param name="root">
    /// The topmost folder whose defaults count: the one that was asked to be read. Where it does not hold the file, the file's own folder.
    /// </param>
    public static IEnumerable<string> About(string path, string? root)
    {
        yield return path + SideFileEnding;
        var top = TopOf(path, root);
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = folder == top ? null : Path.GetDirectoryName(folder))
        {
            yield return Path.Combine(folder, FolderDefaults);
        }
    }

    /// <summary>The root, made safe: one that does not hold the file would lead up to the root of the disk.</summary>
    public static string TopOf(string path, string? root) =>
        root is not null && path.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? Path.TrimEndingDirectorySeparator(root)
            : Path.GetDirectoryName(path)!;

    public static bool IsOne(string name) =>
        name == FolderDefaults || name.EndsWith(SideFileEnding, StringComparison.OrdinalIgnoreCase);
}
