namespace Assistant.Infrastructure.Ingestion;

/// <summary>One name for one place: a folder reached through a link gets the name it really has, so that no document is stored twice.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var links = 0; links < MostLinks; links++)
        {
            var resolved = ResolveFirstLink(full);
            if (resolved is null)
            {
                return full;
            }

            full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(resolved));
        }

        return full;
    }

    private static string? ResolveFirstLink(string full)
    {
        var root = Path.GetPathRoot(full)!;
        var current = root;
        var parts = full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            current = Path.Combine(current, parts[i]);
            if (new FileInfo(current).LinkTarget is { } target)
            {
                return Path.Combine([Path.GetDirectoryName(current)!, target, .. parts[(i + 1)..]]);
            }
        }

        return null;
    }
}
