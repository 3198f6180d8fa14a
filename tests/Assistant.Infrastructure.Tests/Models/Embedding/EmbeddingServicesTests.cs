using Assistant.Core.Retrieval.Dense;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Models.Embedding;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models.Embedding;

public sealed class EmbeddingServicesTests
{
    private static readonly (string Key, string? Value)[] _configured =
    [
        ("Model:Provider", "openai"), ("Model:ApiKey", "k"), ("Model:Chat", "gpt"),
        ("Model:Embedding", "text-embedding-3-small"), ("Model:EmbeddingDimensions", "256"),
    ];

    [Theory]
    [InlineData("Model:Embedding", "")]
    [InlineData("Model:Embedding", "  ")]
    [InlineData("Model:Provider", "none")]
    public void Services_WithoutAnEmbeddingModel_HoldNone(string key, string? value)
    {
        using var provider = Build([.. _configured, (key, value)]);

        Assert.Null(provider.GetService<IDenseModel>());
        Assert.Null(provider.GetService<IEmbeddingGenerator<string, Embedding<float>>>());
    }

    [Fact]
    public void Services_WithAnEmbeddingModel_HoldItByItsIdentity()
    {
        using var provider = Build([.. _configured, ("Embedding:QueryPrefix", "q: ")]);

        var model = provider.GetRequiredService<IDenseModel>();

        Assert.Equal(256, model.Dimensions);
        Assert.Equal("openai/text-embedding-3-small/256/q%3A%20/", model.Identity);
    }

    [Theory]
    [InlineData("Model:Embedding", "text-embedding-3-large")]
    [InlineData("Model:EmbeddingDimensions", "512")]
    [InlineData("Embedding:QueryPrefix", "p/")]
    [InlineData("Embedding:PassagePrefix", "p")]
    public void Identity_OfAnotherModelLengthOrPrefix_Differs(string key, string value)
    {
        using var one = Build(_configured);
        using var other = Build([.. _configured, (key, value)]);

        Assert.NotEqual(one.GetRequiredService<IDenseModel>().Identity, other.GetRequiredService<IDenseModel>().Identity);
    }

    [Fact]
    public void Services_WithWrongSettings_AreMadeAllTheSame_AndGiveNoModel()
    {
        using var provider = Build([.. _configured, ("Model:EmbeddingDimensions", "many")]);

        Assert.Throws<ConfigurationException>(provider.GetRequiredService<IDenseModel>);
    }

    private static ServiceProvider Build(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder();
        foreach (var (key, value) in settings)
        {
            configuration.AddInMemoryCollection([KeyValuePair.Create(key, value)]);
        }

        return new ServiceCollection().AddLogging().AddEmbeddings(configuration.Build()).BuildServiceProvider();
    }
}
