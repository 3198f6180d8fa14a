using Assistant.Core.Errors;
using Assistant.Infrastructure.Readers.Metadata;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What one pass over the given paths found.</summary>
/// <param name="Files">Absolute paths in ordinal order, each once.</param>
/// <param name="Folders">The folders that were asked for, each ending in a separator: what is gone below them is removed.</param>
/// <param name="Unreadable">Folders that could not be listed; nothing below them counts as gone.</param>
internal sealed record FoundSources(IReadOnlyList<string> Files, IReadOnlyList<string> Folders, IReadOnlyList<(string Path, Exception Error)> Unreadable)
{
    /// <summary>The topmost folder that was asked for and holds the file; null when the file was asked for by itself.</summary>
    public string? RootOf(string file) => Folders.FirstOrDefault(f => file.StartsWith(f, StringComparison.Ordinal));
}

/// <summary>Lists files. Links are not followed: their target is either listed where it really is, or outside.</summary>
internal static class SourceFolder
{
    /// <exception cref="AssistantException"><c>path_not_found</c>, <c>path_not_readable</c>.</exception>
    public static FoundSources Find(IReadOnlyList<string> paths)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal);
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        var unreadable = new List<(string, Exception)>();
        foreach (var path in paths)
        {
            var full = RealPath.Of(path);
            if (File.Exists(full))
            {
                if (!MetadataFiles.IsOne(Path.GetFileName(full)))
                {
                    files.Add(full);
                }
            }
            else if (Directory.Exists(full))
            {
                folders.Add(Path.TrimEndingDirectorySeparator(full) + Path.DirectorySeparatorChar);
                List(full, files, unreadable);
                if (unreadable.Exists(u => u.Item1 == full))
                {
                    throw new AssistantException("path_not_readable", "指定されたフォルダーを開けません。", unreadable[^1].Item2) { NextStep = "読み取りの権限を確かめてください。" };
                }
            }
            else
            {
                throw new AssistantException("path_not_found", "指定されたファイルまたはフォルダーがありません。") { NextStep = "名前と場所を確かめてください。" };
            }
        }

        return new FoundSources([.. files], [.. folders], unreadable);
    }

    private static void List(string folder, SortedSet<string> files, List<(string, Exception)> unreadable)
    {
        try
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
            {
                if (entry.Name.StartsWith('.') || entry.LinkTarget is not null)
                {
                    continue;
                }

                if (entry is DirectoryInfo)
                {
                    List(entry.FullName, files, unreadable);
                }
                else if (!MetadataFiles.IsOne(entry.Name))
                {
                    files.Add(entry.FullName);
                }
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            unreadable.Add((folder, e));
        }
    }
}
