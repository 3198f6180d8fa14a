using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Models;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models;

public sealed class ModelConnectionTests
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
        var connection = ModelConnection.From(new ModelOptions { Provider = provider, Endpoint = endpoint, ApiKey = "k", Chat = "m" });

        Assert.Equal(expected, connection.Endpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Key_NotGiven_IsNone(string? key)
    {
        var connection = ModelConnection.From(new ModelOptions { Provider = "openai-compatible", Endpoint = "http://localhost:8080", ApiKey = key, Chat = "m" });

        Assert.Null(connection.ApiKey);
    }

    [Fact]
    public void Connection_AsText_DoesNotShowTheKey()
    {
        var connection = ModelConnection.From(new ModelOptions { Provider = "openai", ApiKey = "secret-key", Chat = "m" });

        Assert.DoesNotContain("secret-key", connection.ToString(), StringComparison.Ordinal);
    }
}
