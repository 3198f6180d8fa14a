using Assistant.Testing;
using Assistant.Testing.OpenApi;
using Assistant.Testing.Qdrant;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Qdrant;

/// <summary>Qdrant's published description, where it lies beside the repository.</summary>
internal static class QdrantDescription
{
    private static readonly Lazy<OpenApiDescription?> _published = new(() =>
        RepositoryFolder.Shared("qdrant", "openapi.json") is { } path ? OpenApiDescription.Parse(File.ReadAllText(path)) : null);

    public static OpenApiDescription? Published => _published.Value;

    public static OpenApiDescription Required()
    {
        Assert.SkipWhen(Published is null, "The shared data (qdrant/openapi.json) is not beside the repository.");
        return Published!;
    }

    /// <summary>Every request of the product and every answer of the server of the tests was as described.</summary>
    public static void AssertKept(QdrantTestServer server)
    {
        if (Published is { } description)
        {
            Assert.Empty(server.Exchanges.SelectMany(description.Check));
        }
    }
}
