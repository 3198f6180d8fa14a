using Assistant.Core.Answering.Generated;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Models;
using Assistant.Testing;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models;

/// <summary>A scripted server and a client that talks to it.</summary>
internal sealed class ModelTestBed : IAsyncDisposable
{
    public static readonly TimeSpan Whole = TimeSpan.FromHours(3);
    public static readonly TimeSpan FirstToken = TimeSpan.FromHours(2);
    public static readonly TimeSpan NextToken = TimeSpan.FromHours(1);

    private ModelTestBed(ScriptedModelServer server, Func<ModelConnection, ModelConnection> configure)
    {
        Server = server;
        Client = new OpenAIModelClient(
            configure(ModelConnection.From(new ModelOptions
            {
                Provider = ModelOptions.OpenAICompatible,
                Endpoint = server.Endpoint.ToString(),
                ApiKey = "key-of-the-test",
                Chat = "scripted",
                Timeout = Whole,
                FirstTokenTimeout = FirstToken,
                TokenTimeout = NextToken,
            })),
            Clock,
            Log);
    }

    public ScriptedModelServer Server { get; }

    public ImpatientClock Clock { get; } = new();

    public ListLogger Log { get; } = new();

    public OpenAIModelClient Client { get; }

    public static async Task<ModelTestBed> StartAsync(params IReadOnlyList<ScriptedReply> script) =>
        new(await ScriptedModelServer.StartAsync(script), connection => connection);

    public static async Task<ModelTestBed> StartAsync(Func<ModelConnection, ModelConnection> configure, params IReadOnlyList<ScriptedReply> script) =>
        new(await ScriptedModelServer.StartAsync(script), configure);

    public IAsyncEnumerable<ChatResponseUpdate> Ask(CancellationToken cancellationToken, ChatOptions? options = null) =>
        Client.GetStreamingResponseAsync([new(ChatRole.System, "規則"), new(ChatRole.User, "秘密の質問")], options, cancellationToken);

    public async Task<string> AskTextAsync(ChatOptions? options = null)
    {
        var response = await Ask(TestContext.Current.CancellationToken, options).ToChatResponseAsync(TestContext.Current.CancellationToken);
        return response.Text;
    }

    public Task<ModelException> FailAsync() => Assert.ThrowsAsync<ModelException>(() => AskTextAsync());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    internal sealed class ListLogger : ILogger<OpenAIModelClient>
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines => _lines;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Add(formatter(state, exception) + exception);
    }
}
