using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using Assistant.Infrastructure.Configuration;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;
using OpenAI.Embeddings;

namespace Assistant.Infrastructure.Models;

/// <summary>Makes the official clients, with everything switched off that we do ourselves: retries, time-outs, logging.</summary>
internal static class OpenAIClients
{
    private const string AzureScope = "https://cognitiveservices.azure.com/.default";

#pragma warning disable OPENAI001 // The constructor with a policy of one's own is the documented way to Azure's v1 endpoint; the package version is pinned.
    public static ChatClient CreateChat(ModelConnection connection, HttpClient http) =>
        new(connection.Chat, Authentication(connection), Options(connection, http));

    public static EmbeddingClient CreateEmbedding(ModelConnection connection, string model, HttpClient http) =>
        new(model, Authentication(connection), Options(connection, http));
#pragma warning restore OPENAI001

    /// <summary>The client's own way to a server, for a protocol that it doesn't know.</summary>
    /// <param name="apiKey">Null: the server asks for none.</param>
    public static ClientPipeline CreatePipeline(string? apiKey, HttpClient http) => ClientPipeline.Create(
        Quiet(new ClientPipelineOptions(), http), perCallPolicies: [], perTryPolicies: [KeyOrNone(apiKey)], beforeTransportPolicies: []);

    /// <summary>Follows no redirect: a question goes to the configured address and nowhere else.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The client owns its handler.")]
    public static HttpClient CreateHttp() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        },
        disposeHandler: true)
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static OpenAIClientOptions Options(ModelConnection connection, HttpClient http) =>
        Quiet(new OpenAIClientOptions { Endpoint = connection.Endpoint }, http);

    private static T Quiet<T>(T options, HttpClient http)
        where T : ClientPipelineOptions
    {
        options.Transport = new HttpClientPipelineTransport(http);
        options.RetryPolicy = new ClientRetryPolicy(maxRetries: 0);
        options.NetworkTimeout = Timeout.InfiniteTimeSpan;
        options.ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false };
        return options;
    }

    private static AuthenticationPolicy Authentication(ModelConnection connection) => connection switch
    {
        { Provider: ModelOptions.AzureOpenAI, ApiKey: { } key } => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key), "api-key"),
        { Provider: ModelOptions.AzureOpenAI } => new BearerTokenPolicy(AzureIdentity(connection), AzureScope),
        _ => KeyOrNone(connection.ApiKey),
    };

    private static AuthenticationPolicy KeyOrNone(string? apiKey) => apiKey is null
        ? new NoAuthentication()
        : ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(apiKey));

    // For servers and administrators' shells. What opens a window or belongs to a developer's editor never answers on a server
    // and only makes the failure slow.
    private static DefaultAzureCredential AzureIdentity(ModelConnection connection) => new(new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = connection.ManagedIdentityClientId,
        ExcludeInteractiveBrowserCredential = true,
        ExcludeBrokerCredential = true,
        ExcludeVisualStudioCredential = true,
        ExcludeVisualStudioCodeCredential = true,
        ExcludeAzurePowerShellCredential = true,
        ExcludeAzureDeveloperCliCredential = true,
    });

    private sealed class NoAuthentication : AuthenticationPolicy
    {
        public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            ProcessNext(message, pipeline, currentIndex);

        public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
            ProcessNextAsync(message, pipeline, currentIndex);
    }
}
