using Assistant.Infrastructure.Configuration;
using Assistant.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Infrastructure.Tests.Configuration;

public sealed class AssistantConfigurationTests
{
    [Fact]
    public void EmptyConfiguration_IsValid_WithTheDefaultsOfTheContract()
    {
        using var services = Build([]);

        services.ValidateConfiguration();

        Assert.Equal("./data", services.GetRequiredService<IOptions<DataOptions>>().Value.Directory);
        Assert.Equal("sqlite", services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider);
        Assert.Equal("none", services.GetRequiredService<IOptions<ModelOptions>>().Value.Provider);
        Assert.Equal(90, services.GetRequiredService<IOptions<ConversationOptions>>().Value.RetentionDays);
    }

    [Fact]
    public void WrongConfiguration_NamesEveryError_NotJustTheFirst()
    {
        using var services = Build(new(StringComparer.Ordinal)
        {
            ["Data:Directory"] = "   ",
            ["Database:Provider"] = "postgresql",
            ["Database:ConnectionString"] = "Host=db",
            ["Model:Provider"] = "openai",
            ["Model:Timeout"] = "soon",
            ["Model:Chta"] = "gpt",
            ["Conversation:RetentionDays"] = "ninety",
        });

        var failure = Assert.Throws<ConfigurationException>(services.ValidateConfiguration);

        Assert.Equal("configuration_invalid", failure.Code);
        string[] keys = ["Data:Directory", "Database:Provider", "Database:ConnectionString", "Model:Timeout", "Model:Chta", "Model:Chat ", "Model:ApiKey", "Conversation:RetentionDays"];
        Assert.All(keys, key => Assert.Contains(key, failure.Message, StringComparison.Ordinal));
        Assert.Equal(keys.Length, failure.Errors.Count);
    }

    [Fact]
    public void UnreadableValue_IsNotRepeated_AsItMayBeASecret()
    {
        using var services = Build(new(StringComparer.Ordinal) { ["Model:MaxAttempts"] = "sk-secret" });

        var failure = Assert.Throws<ConfigurationException>(services.ValidateConfiguration);

        Assert.DoesNotContain("sk-secret", failure.Message, StringComparison.Ordinal);
        Assert.Contains("整数", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InvalidSection_AskedForWithoutValidation_IsRefusedAllTheSame()
    {
        using var services = Build(new(StringComparer.Ordinal) { ["Conversation:RetentionDays"] = "-1" });

        Assert.Throws<ConfigurationException>(() => services.GetRequiredService<IOptions<ConversationOptions>>().Value);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("3650", true)]
    [InlineData("-1", false)]
    [InlineData("3651", false)]
    [InlineData("", true)]
    public void RetentionDays_OutsideItsRange_IsRefused(string days, bool valid)
    {
        using var services = Build(new(StringComparer.Ordinal) { ["Conversation:RetentionDays"] = days });

        Assert.Equal(valid, Record.Exception(services.ValidateConfiguration) is null);
    }

    [Theory]
    [InlineData("00:01:30", true)]
    [InlineData("30", false)]
    [InlineData("00:00:00", false)]
    [InlineData("1.00:00:00", false)]
    public void Timeout_IsATimeOfDayForm_WithinItsRange(string timeout, bool valid)
    {
        using var services = Build(new(StringComparer.Ordinal) { ["Model:Timeout"] = timeout });

        Assert.Equal(valid, Record.Exception(services.ValidateConfiguration) is null);
    }

    [Theory]
    [InlineData("none", null, null, null, true)]
    [InlineData("", null, null, null, true)]
    [InlineData("None", null, null, null, false)]
    [InlineData("gemini", "https://example.test", "k", "m", false)]
    [InlineData("openai", null, "k", "m", true)]
    [InlineData("openai", null, null, "m", false)]
    [InlineData("openai", null, "k", null, false)]
    [InlineData("azure-openai", "https://city.openai.azure.com", null, "d", true)]
    [InlineData("azure-openai", null, "k", "d", false)]
    [InlineData("azure-openai", "http://city.openai.azure.com", null, "d", false)]
    [InlineData("openai-compatible", "http://gpu.city.lan:8000/v1", null, "m", true)]
    [InlineData("openai-compatible", "http://gpu.city.lan:8000/v1", "k", "m", false)]
    [InlineData("openai-compatible", "http://127.0.0.1:8000/v1", "k", "m", true)]
    [InlineData("openai-compatible", "https://user:pw@gpu.city.lan/v1", "k", "m", false)]
    [InlineData("openai-compatible", "https://gpu.city.lan/v1?key=1", "k", "m", false)]
    [InlineData("openai-compatible", "ftp://gpu.city.lan", null, "m", false)]
    [InlineData("openai-compatible", "gpu.city.lan", null, "m", false)]
    public void Model_ByProvider_NeedsItsOwnSettings(string provider, string? endpoint, string? key, string? chat, bool valid)
    {
        using var services = Build(new(StringComparer.Ordinal)
        {
            ["Model:Provider"] = provider,
            ["Model:Endpoint"] = endpoint,
            ["Model:ApiKey"] = key,
            ["Model:Chat"] = chat,
        });

        Assert.Equal(valid, Record.Exception(services.ValidateConfiguration) is null);
    }

    [Fact]
    public void Sources_InOrder_LaterWins()
    {
        using var folder = new TemporaryFolder();
        folder.Write("appsettings.json", """{ "Probe": { "A": "file", "B": "file", "C": "file" } }""");
        Environment.SetEnvironmentVariable("ASSISTANT__Probe__B", "environment");
        Environment.SetEnvironmentVariable("ASSISTANT__Probe__C", "environment");
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddAssistantConfiguration(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Probe:C"] = "command line" }, folder.Path)
                .Build();

            Assert.Equal("file, environment, command line", $"{configuration["Probe:A"]}, {configuration["Probe:B"]}, {configuration["Probe:C"]}");
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASSISTANT__Probe__B", null);
            Environment.SetEnvironmentVariable("ASSISTANT__Probe__C", null);
        }
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddAssistantOptions(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .BuildServiceProvider();
}
