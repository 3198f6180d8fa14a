namespace Assistant.Infrastructure.Readers.Packages;

/// <param name="Type">The last word of its kind: the words before it differ between the two dialects of the standard.</param>
/// <param name="Target">Name of a part of the same package.</param>
internal sealed record Relationship(string Id, string Type, string Target)
{
    public bool IsOf(string type) => Type == type;
}

/// <summary>What a part refers to. References out of the package (pictures, templates, links) are left out: they are never followed.</summary>
internal static class Relationships
{
    public static IReadOnlyDictionary<string, Relationship> Of(SafePackage package, string part)
    {
        var found = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        foreach (var element in package.Load(PartName.OfRelationships(part))?.Elements() ?? [])
        {
            var isExternal = string.Equals(element.Value("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
            if (!isExternal && element.Value("Id") is { } id && element.Value("Type") is { } type && element.Value("Target") is { } target)
            {
                found.TryAdd(id, new Relationship(id, type[(type.LastIndexOf('/') + 1)..], PartName.Resolve(part, target)));
            }
        }

        return found;
    }

    /// <summary>The first part of a kind that <paramref name="part"/> refers to; null when there is none.</summary>
    public static string? First(this IReadOnlyDictionary<string, Relationship> relationships, string type) =>
        relationships.Values.FirstOrDefault(r => r.IsOf(type))?.Target;
}
