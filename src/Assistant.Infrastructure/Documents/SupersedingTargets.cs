namespace Assistant.Infrastructure.Documents;

/// <summary>Under which keys a document may be found that another one says to replace.</summary>
internal static class SupersedingTargets
{
    private const int IdLength = 32;

    /// <param name="uri">Of the newer document.</param>
    /// <param name="stated">Id, uri, or file name or path relative to the newer document.</param>
    /// <returns>Ids and uris; at most one of them names a document.</returns>
    public static IEnumerable<string> KeysOf(string uri, IEnumerable<string> stated) => stated
        .SelectMany(target => IsId(target) ? [target, Beside(uri, target)] : Path.IsPathRooted(target) ? [target] : new[] { Beside(uri, target) })
        .Distinct(StringComparer.Ordinal);

    private static bool IsId(string text) => text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);

    /// <summary>「..」 is followed, but never above the root of the place that the uri names.</summary>
    private static string Beside(string uri, string target)
    {
        var parts = uri.Split('/')[..^1].ToList();
        var fixedParts = uri.StartsWith('/') ? 1 : 0;
        foreach (var part in target.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == "..")
            {
                if (parts.Count > fixedParts)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
