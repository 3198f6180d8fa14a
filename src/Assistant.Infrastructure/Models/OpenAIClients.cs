using System.ClientModel;
using System.ClientModel.Primitives;
using System.Diagnostics.CodeAnalysis;
using Assistant.Infrastructure.Configuration;
using Azure.Identity;
using OpenAI;
using OpenAI.Chat;

namespace Assistant.Infrastructure.Models;

/// <summary>Makes the official client, with everything switched off that we do ourselves: retries, time-outs, logging.</summary>
internal static class OpenAIClients
{
    private const string AzureScope = "https://cognitiveservices.azure.com/.default";

#pragma warning disable OPENAI001 // The constructor with a policy of one's own is the documented way to Azure's v1 endpoint; the package version is pinned.
    public static ChatClient Create(ModelConnection connection, HttpClient http) => new(
        connection.Chat,
        Authentication(connection),
        new OpenAIClientOptions
        {
            Endpoint = connection.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
        });
#pragma warning restore OPENAI001

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

    private static AuthenticationPolicy Authentication(ModelConnection connection) => connection switch
    {
        { Provider: ModelOptions.AzureOpenAI, ApiKey: { } key } => ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key), "api-key"),
        { Provider: ModelOptions.AzureOpenAI } => new BearerTokenPolicy(AzureIdentity(connection), AzureScope),
        { ApiKey: { } key } => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(key)),
        _ => new NoAuthentication(),
    };

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
