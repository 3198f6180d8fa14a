namespace Assistant.Infrastructure.Prompts;

/// <param name="Id">File name without extension.</param>
internal sealed record PromptSource(string Id, byte[] Content);

/// <summary>The files that are built into this program.</summary>
internal static class EmbeddedPrompts
{
    private const string Prefix = "prompts/";
    private const string Extension = ".yaml";

    public static IEnumerable<PromptSource> Read()
    {
        var assembly = typeof(EmbeddedPrompts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            yield return new PromptSource(name[Prefix.Length..^Extension.Length], content.ToArray());
        }
    }
}
