using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>An older server would pass over weights and metadata in silence, and rank differently.</summary>
internal static class QdrantRequirement
{
    /// <summary>Weighted fusion; metadata of collections is older by one.</summary>
    public static Version Oldest { get; } = new(1, 17);

    public static async Task CheckAsync(QdrantClient client, CancellationToken cancellationToken)
    {
        var version = (await client.GetVersionAsync(cancellationToken)).Version;
        if (!Version.TryParse(version.Split('-', '+')[0], out var number) || number < Oldest)
        {
            throw QdrantIndexErrors.TooOld(version);
        }
    }
}
