using Assistant.Testing;
using Assistant.Infrastructure.Vectors.Embedded;
using Assistant.Infrastructure.Storage;
using Assistant.Infrastructure.Search;
using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Vectors.Qdrant;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Infrastructure.Tests.Configuration;

public sealed class VectorsOptionsTests
{
    [Fact]
    public void Vectors_WhenNothingIsSet_AreEmbedded()
    {
        using var folder = new TemporaryFolder();
        using var services = Services(("Data:Directory", folder.Combine("data")));

        services.ValidateConfiguration();

        Assert.Equal(VectorsOptions.Embedded, services.GetRequiredService<IOptions<VectorsOptions>>().Value.Provider);
        Assert.IsType<EmbeddedVectorIndex>(services.GetService<IVectorIndex>());
    }

    [Fact]
    public void Vectors_WhenQdrantIsSet_AreThere()
    {
        using var services = Services(
            ("Vectors:Provider", "qdrant"),
            ("Vectors:Qdrant:Url", "https://qdrant.example:6333/"),
            ("Vectors:Qdrant:ApiKey", "key"),
            ("Vectors:Qdrant:ReplicationFactor", "2"),
            ("Vectors:Qdrant:TimeoutSeconds", ""),
            ("Vectors:Qdrant:Exact", "true"));

        services.ValidateConfiguration();

        Assert.IsType<QdrantVectorIndex>(services.GetRequiredService<IVectorIndex>());
        var qdrant = services.GetRequiredService<IOptions<VectorsOptions>>().Value.Qdrant;
        Assert.Equal((2, 5, true), (qdrant.ReplicationFactor, qdrant.TimeoutSeconds, qdrant.Exact));
    }

    [Fact]
    public void Vectors_WhenSeveralAreWrong_NamesEach()
    {
        var errors = Errors(
            ("Vectors:Provider", "qdrant"),
            ("Vectors:Qdrant:Url", "qdrant:6333"),
            ("Vectors:Qdrant:Collection", "Übersicht"),
            ("Vectors:Qdrant:ShardNumber", "0"),
            ("Vectors:Qdrant:ReplicationFactor", "viele"),
            ("Vectors:Qdrant:WriteConsistencyFactor", "2"),
            ("Vectors:Qdrant:WriteOrdering", "strict"),
            ("Vectors:Qdrant:TimeoutSeconds", "0"),
            ("Vectors:Qdrant:Timeout", "5"),
            ("Vectors:Mode", "hybrid"));

        string[] keys = ["Mode", "Qdrant:Url", "Qdrant:Collection", "Qdrant:ShardNumber", "Qdrant:ReplicationFactor", "Qdrant:WriteConsistencyFactor", "Qdrant:WriteOrdering", "Qdrant:TimeoutSeconds", "Qdrant:Timeout "];
        Assert.Equal(keys.Length, errors.Count);
        Assert.All(keys, key => Assert.Contains(errors, e => e.StartsWith($"Vectors:{key}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("http://127.0.0.1:6333", "key", null, true)]
    [InlineData("http://qdrant:6333", null, null, true)]
    [InlineData("http://qdrant:6333", "key", null, false)]
    [InlineData("http://qdrant:6333", "key", "true", true)]
    [InlineData("https://qdrant.example", "key", null, true)]
    [InlineData("https://user@qdrant.example", null, null, false)]
    [InlineData("ftp://qdrant.example", null, null, false)]
    [InlineData(null, null, null, false)]
    public void Url_GoesWithTheKey(string? url, string? key, string? plain, bool valid) => Assert.Equal(
        valid,
        Errors(("Vectors:Provider", "qdrant"), ("Vectors:Qdrant:Url", url), ("Vectors:Qdrant:ApiKey", key), ("Vectors:Qdrant:AllowPlainHttp", plain)).Count == 0);

    [Fact]
    public void Provider_WhenUnknown_NamesTheKnownOnes() =>
        Assert.Contains("embedded、qdrant", Assert.Single(Errors(("Vectors:Provider", "pinecone"))), StringComparison.Ordinal);

    private static List<string> Errors(params (string Key, string? Value)[] settings)
    {
        using var services = Services(settings);
        return services.GetServices<ICheckedSection>().SelectMany(s => s.Errors).ToList();
    }

    private static ServiceProvider Services(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal)).Build();
        return new ServiceCollection().AddLogging().AddAssistantStorage(configuration).AddSearch(configuration).BuildServiceProvider();
    }
}
