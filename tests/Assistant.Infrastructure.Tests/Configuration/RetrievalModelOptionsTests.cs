using Assistant.Infrastructure.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Infrastructure.Tests.Configuration;

/// <summary>The settings of embedding model and reranker.</summary>
public sealed class RetrievalModelOptionsTests
{
    [Fact]
    public void WrongSettings_AreAllNamedAtOnce_WithoutASecret()
    {
        var failure = Fails(
            ("Model:Embedding", "e5"),
            ("Model:SendDimensions", "perhaps"),
            ("Embedding:BatchSize", "0"),
            ("Embedding:BatchCharacters", "10"),
            ("Embedding:MaxTextCharacters", "1000"),
            ("Embedding:Parallelism", "17"),
            ("Embedding:CacheRows", "-1"),
            ("Embedding:Timeout", "00:00:00"),
            ("Embedding:QueryTimeout", "00:06:00"),
            ("Embedding:PassagePrefix", new string('長', 1_001)),
            ("Embedding:Prefix", "query: "),
            ("Reranker:Endpoint", "http://gpu.city.lan/v1"),
            ("Reranker:ApiKey", "sk-secret"),
            ("Reranker:Candidates", "201"),
            ("Reranker:TimeoutSeconds", "soon"));

        string[] starts =
        [
            "Model:SendDimensions ", "Model:Embedding を設定するときは、Model:EmbeddingDimensions", "Model:Embedding を設定するときは、Model:Provider",
            "Embedding:Prefix ", "Embedding:PassagePrefix ", "Embedding:BatchSize ", "Embedding:BatchCharacters ", "Embedding:MaxTextCharacters ",
            "Embedding:Parallelism ", "Embedding:CacheRows ", "Embedding:Timeout ", "Embedding:QueryTimeout ",
            "Reranker:TimeoutSeconds ", "Reranker:Endpoint は https", "Reranker:Endpoint を設定するときは、Reranker:Model", "Reranker:Candidates ",
        ];
        Assert.Equal(starts.Length, failure.Errors.Count);
        Assert.All(starts, (start, i) => Assert.StartsWith(start, failure.Errors[i], StringComparison.Ordinal));
        Assert.DoesNotContain("sk-secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Model:EmbeddingDimensions", "256")]
    [InlineData("Model:SendDimensions", "false")]
    [InlineData("Reranker:Model", "judge")]
    [InlineData("Reranker:ApiKey", "k")]
    public void Settings_OfAModelThatIsNotNamed_AreRefusedRatherThanIgnored(string key, string value) =>
        Assert.StartsWith(key.Split(':')[0], Assert.Single(Fails((key, value)).Errors), StringComparison.Ordinal);

    [Theory]
    [InlineData("0")]
    [InlineData("8193")]
    public void Dimensions_OutsideTheirRange_AreRefused(string dimensions) => Assert.Single(Fails(
        ("Model:Provider", "openai"), ("Model:ApiKey", "k"), ("Model:Chat", "gpt"), ("Model:Embedding", "e"), ("Model:EmbeddingDimensions", dimensions)).Errors);

    [Theory]
    [InlineData("http://gpu.city.lan:8000/v1", null, true)]
    [InlineData("http://127.0.0.1:8000/v1", "k", true)]
    [InlineData("https://rerank.example/v1", "k", true)]
    [InlineData("http://gpu.city.lan:8000/v1", "k", false)]
    [InlineData("gpu.city.lan", null, false)]
    [InlineData("ftp://gpu.city.lan", null, false)]
    [InlineData("https://user:pw@gpu.city.lan", null, false)]
    public void Reranker_ByEndpointAndKey_IsValidOrNot(string endpoint, string? key, bool valid)
    {
        using var services = Build(("Reranker:Endpoint", endpoint), ("Reranker:ApiKey", key), ("Reranker:Model", "judge"));

        Assert.Equal(valid, Record.Exception(services.ValidateConfiguration) is null);
    }

    [Fact]
    public void Prefixes_KeepTheirBlanks_OtherTextDoesNot()
    {
        using var services = Build(("Embedding:QueryPrefix", "query: "), ("Reranker:Model", " judge "), ("Reranker:Endpoint", "https://rerank.example"));

        Assert.Equal("query: ", services.GetRequiredService<IOptions<EmbeddingOptions>>().Value.QueryPrefix);
        Assert.Equal("judge", services.GetRequiredService<IOptions<RerankerOptions>>().Value.Model);
    }

    private static ConfigurationException Fails(params (string Key, string? Value)[] settings)
    {
        using var services = Build(settings);
        return Assert.Throws<ConfigurationException>(services.ValidateConfiguration);
    }

    private static ServiceProvider Build(params (string Key, string? Value)[] settings) => new ServiceCollection()
        .AddAssistantOptions(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build())
        .BuildServiceProvider();
}
