using Assistant.Core.Errors;
using Assistant.Infrastructure.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models;

public sealed class ModelConnectionReaderTests
{
    [Theory]
    [InlineData("azure-openai", "https://city.openai.azure.com", "https://city.openai.azure.com/openai/v1/")]
    [InlineData("azure-openai", "https://city.openai.azure.com/openai/v1/", "https://city.openai.azure.com/openai/v1/")]
    [InlineData("azure-openai", "https://gateway.example/dx/openai/v1", "https://gateway.example/dx/openai/v1/")]
    [InlineData("azure-openai", "https://city.services.ai.azure.com/api/projects/dx", "https://city.services.ai.azure.com/openai/v1/")]
    [InlineData("openai", null, "https://api.openai.com/v1/")]
    [InlineData("openai-compatible", "http://localhost:8080/v1", "http://localhost:8080/v1/")]
    public void Endpoint_OfEachProvider_BecomesTheAddressOfItsProtocol(string provider, string? endpoint, string expected)
    {
        var (connection, errors) = Read(("Provider", provider), ("Endpoint", endpoint), ("ApiKey", "k"), ("Chat", "m"));

        Assert.Empty(errors);
        Assert.Equal(expected, connection!.Endpoint.AbsoluteUri);
    }

    [Fact]
    public void Section_WithSeveralErrors_NamesThemAll()
    {
        var (connection, errors) = Read(
            ("Provider", "openai-compatible"), ("Endpoint", "ftp://x"), ("Timeout", "90"), ("MaxAttempts", "0"), ("TokenTimeout", "-00:00:01"));

        Assert.Null(connection);
        Assert.Equal(
            ["Model:Chat", "Model:Endpoint", "Model:Timeout", "Model:TokenTimeout", "Model:MaxAttempts"],
            errors.Select(e => e.Split(' ')[0]),
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("http://model.example/v1", "k")]
    [InlineData("https://user:word@model.example/v1", "k")]
    [InlineData("https://model.example/v1?key=1", "k")]
    [InlineData("model.example", null)]
    public void Endpoint_ThatWouldLeakOrIsNone_IsRefused(string endpoint, string? key)
    {
        var (_, errors) = Read(("Provider", "openai-compatible"), ("Endpoint", endpoint), ("Chat", "m"), ("ApiKey", key));

        Assert.StartsWith("Model:Endpoint", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Key_OfOpenAI_IsRequiredButNotThatOfAzure()
    {
        Assert.StartsWith("Model:ApiKey", Assert.Single(Read(("Provider", "openai"), ("Chat", "m")).Errors), StringComparison.Ordinal);
        Assert.Empty(Read(("Provider", "azure-openai"), ("Endpoint", "https://city.openai.azure.com"), ("Chat", "m")).Errors);
    }

    [Fact]
    public void Connection_AsText_DoesNotShowTheKey()
    {
        var (connection, _) = Read(("Provider", "openai"), ("ApiKey", "secret-key"), ("Chat", "m"));

        Assert.DoesNotContain("secret-key", connection!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("none")]
    public void Services_WithoutAProvider_HoldNoModel(string? provider)
    {
        var services = new ServiceCollection().AddModels(Configuration(("Provider", provider)));

        Assert.DoesNotContain(services, s => s.ServiceType == typeof(IChatClient));
    }

    [Fact]
    public void Services_WithAProvider_HoldAModelByThatName()
    {
        using var provider = new ServiceCollection()
            .AddLogging()
            .AddModels(Configuration(("Provider", "openai"), ("ApiKey", "k"), ("Chat", "gpt")))
            .BuildServiceProvider();

        Assert.Equal("gpt", provider.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>()?.DefaultModelId);
    }

    [Fact]
    public void Services_WithAnUnknownProvider_GiveNoModelButItsName()
    {
        using var provider = new ServiceCollection().AddLogging().AddModels(Configuration(("Provider", "magic"))).BuildServiceProvider();

        var exception = Assert.Throws<AssistantException>(() => provider.GetRequiredService<IChatClient>());

        Assert.Equal("configuration_invalid", exception.Code);
        Assert.StartsWith("Model:Provider", exception.Message, StringComparison.Ordinal);
    }

    private static (ModelConnection? Connection, IReadOnlyList<string> Errors) Read(params IEnumerable<(string Key, string? Value)> values) =>
        ModelConnectionReader.Read(Configuration(values).GetSection("Model"));

    private static IConfigurationRoot Configuration(params IEnumerable<(string Key, string? Value)> values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => KeyValuePair.Create($"Model:{v.Key}", v.Value)))
        .Build();
}
