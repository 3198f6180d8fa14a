using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Models;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models;

public sealed class ModelServicesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("none")]
    public void Services_WithoutAProvider_HoldNoModel(string? provider)
    {
        var services = new ServiceCollection().AddModels(Configuration(("Model:Provider", provider)));

        Assert.DoesNotContain(services, s => s.ServiceType == typeof(IChatClient));
    }

    [Fact]
    public void Services_WithAProvider_HoldAModelByThatName()
    {
        using var provider = new ServiceCollection()
            .AddLogging()
            .AddModels(Configuration(("Model:Provider", "openai"), ("Model:ApiKey", "k"), ("Model:Chat", "gpt")))
            .BuildServiceProvider();

        Assert.Equal("gpt", provider.GetRequiredService<IChatClient>().GetService<ChatClientMetadata>()?.DefaultModelId);
    }

    [Fact]
    public void Services_WithAnUnknownProvider_NameItWithTheErrorsOfOtherSections_AndGiveNoModel()
    {
        using var provider = new ServiceCollection()
            .AddLogging()
            .AddModels(Configuration(("Model:Provider", "magic"), ("Conversation:RetentionDays", "-1")))
            .BuildServiceProvider();

        var invalid = Assert.Throws<ConfigurationException>(provider.ValidateConfiguration);

        Assert.Collection(
            invalid.Errors,
            e => Assert.StartsWith("Model:Provider", e, StringComparison.Ordinal),
            e => Assert.StartsWith("Conversation:RetentionDays", e, StringComparison.Ordinal));
        Assert.Throws<ConfigurationException>(provider.GetRequiredService<IChatClient>);
    }

    private static IConfigurationRoot Configuration(params IEnumerable<(string Key, string? Value)> values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, v.Value)))
        .Build();
}
