namespace Assistant.Infrastructure.Readers.Packages;

/// <summary>Names of parts: keys of a dictionary, never paths on a disk.</summary>
internal static class PartName
{
    public static string Normalise(string name)
    {
        var parts = new List<string>();
        foreach (var part in name.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>A target as it is written in the relationships of <paramref name="source"/>.</summary>
    public static string Resolve(string source, string target)
    {
        var isAbsolute = target.StartsWith('/');
        var folder = source.LastIndexOf('/') is var slash and >= 0 ? source[..slash] : string.Empty;
        return Normalise(isAbsolute ? target : $"{folder}/{target}");
    }

    public static string OfRelationships(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }
}
