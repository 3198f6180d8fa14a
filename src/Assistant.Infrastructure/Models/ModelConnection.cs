using Assistant.Infrastructure.Configuration;

namespace Assistant.Infrastructure.Models;

/// <summary>Where the model is and how long it is waited for, from checked <see cref="ModelOptions"/>.</summary>
internal sealed record ModelConnection
{
    private const string AzurePath = "/openai/v1/";

    public required string Provider { get; init; }

    /// <summary>The address to which <c>chat/completions</c> is added; ends with a slash.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>Null: Azure signs in with its identity, a compatible server asks for none.</summary>
    public required string? ApiKey { get; init; }

    /// <summary>Name of the model; for Azure the name of the deployment.</summary>
    public required string Chat { get; init; }

    /// <summary>A user-assigned identity of Azure; null for the system-assigned one.</summary>
    public required string? ManagedIdentityClientId { get; init; }

    /// <summary>For the whole answer, attempts and waits included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>From one attempt's request to its first token.</summary>
    public required TimeSpan FirstTokenTimeout { get; init; }

    /// <summary>Between two pieces of a stream.</summary>
    public required TimeSpan TokenTimeout { get; init; }

    /// <summary>1 means that nothing is tried again.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>A longer wait that a server asks for is told to the person instead of waited out.</summary>
    public required TimeSpan MaxRetryDelay { get; init; }

    /// <param name="options">Of a model, and without errors.</param>
    public static ModelConnection From(ModelOptions options) => new()
    {
        Provider = options.Provider,
        Endpoint = Address(options),
        ApiKey = Given(options.ApiKey),
        Chat = options.Chat ?? throw new ArgumentException("No model is named.", nameof(options)),
        ManagedIdentityClientId = Given(options.ManagedIdentityClientId),
        Timeout = options.Timeout,
        FirstTokenTimeout = options.FirstTokenTimeout,
        TokenTimeout = options.TokenTimeout,
        MaxAttempts = options.MaxAttempts,
        MaxRetryDelay = options.MaxRetryDelay,
    };

    // A record prints all its members: the key must not reach a log that way.
    public override string ToString() => $"{Provider} {Endpoint} {Chat}";

    private static Uri Address(ModelOptions options)
    {
        var uri = new Uri(Given(options.Endpoint) ?? ModelOptions.OpenAIEndpoint);
        var address = uri.AbsoluteUri.TrimEnd('/') + "/";

        // The portal shows addresses with several paths; a gateway may put its own before Azure's.
        return options.Provider == ModelOptions.AzureOpenAI && !address.EndsWith(AzurePath, StringComparison.OrdinalIgnoreCase)
            ? new Uri(new Uri(uri.GetLeftPart(UriPartial.Authority)), AzurePath)
            : new Uri(address);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
