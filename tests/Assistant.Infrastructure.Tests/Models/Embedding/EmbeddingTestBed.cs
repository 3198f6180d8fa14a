using Assistant.Core.Answering.Generated;
using Assistant.Core.Retrieval.Dense;
using Assistant.Infrastructure.Models.Embedding;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Assistant.Infrastructure.Tests.Models.Embedding;

/// <summary>A scripted server, a database, and the model between them as the configuration makes it.</summary>
internal sealed class EmbeddingTestBed : IAsyncDisposable
{
    public const int Dimensions = 4;
    public static readonly TimeSpan Timeout = TimeSpan.FromHours(1);
    public static readonly TimeSpan QueryTimeout = TimeSpan.FromMinutes(5);

    private EmbeddingTestBed(ScriptedModelServer server, StorageFixture storage, ImpatientClock clock, RecordedLog log)
    {
        Server = server;
        Storage = storage;
        Clock = clock;
        Log = log;
    }

    public ScriptedModelServer Server { get; }

    public StorageFixture Storage { get; }

    public ImpatientClock Clock { get; }

    public RecordedLog Log { get; }

    public IDenseModel Model => Storage.Services.GetRequiredService<IDenseModel>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<EmbeddingTestBed> StartAsync(params IReadOnlyList<ScriptedReply> script) => StartAsync([], script);

    /// <param name="settings">Over those of a compatible server with vectors of <see cref="Dimensions"/>.</param>
    public static async Task<EmbeddingTestBed> StartAsync((string Key, string? Value)[] settings, params IReadOnlyList<ScriptedReply> script) =>
        await OpenAsync(await ScriptedModelServer.StartAsync(script), new ImpatientClock(), settings);

    /// <param name="clock">Also of the cache.</param>
    /// <param name="folder">Of an earlier one, to go on with its database.</param>
    public static async Task<EmbeddingTestBed> OpenAsync(
        ScriptedModelServer server, TimeProvider clock, (string Key, string? Value)[] settings, TemporaryFolder? folder = null)
    {
        var log = new RecordedLog();
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Model:Provider"] = "openai-compatible",
            ["Model:Endpoint"] = server.Endpoint.ToString(),
            ["Model:ApiKey"] = "key-of-the-test",
            ["Model:Chat"] = "chat",
            ["Model:Embedding"] = "scripted",
            ["Model:EmbeddingDimensions"] = "4",
            ["Embedding:Timeout"] = "01:00:00",
            ["Embedding:QueryTimeout"] = "00:05:00",
        };
        foreach (var (key, value) in settings)
        {
            values[key] = value;
        }

        var storage = await StorageFixture.OpenAsync(Token, folder, settings: values, configure: (services, configuration) => services
            .AddSingleton(clock)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddEmbeddings(configuration));
        server.Answer ??= request => ScriptedVectors.Answer(request, Dimensions);
        return new EmbeddingTestBed(server, storage, clock as ImpatientClock ?? new ImpatientClock(), log);
    }

    public Task<IReadOnlyList<ReadOnlyMemory<float>>> EncodeAsync(params IReadOnlyList<string> texts) => Model.EncodePassagesAsync(texts, Token);

    public Task<ModelException> FailAsync(params IReadOnlyList<string> texts) => Assert.ThrowsAsync<ModelException>(() => EncodeAsync(texts));

    public async Task<long> KeptAsync()
    {
        using var connection = Storage.OpenConnection();
        return await connection.Sql("SELECT count(*) FROM embedding_cache").NumberAsync(Token);
    }

    public static void AssertVectors(IEnumerable<string> texts, IReadOnlyList<ReadOnlyMemory<float>> vectors) => Assert.Equal(
        texts.Select(text => ScriptedVectors.UnitOf(text, Dimensions)),
        vectors.Select(vector => vector.ToArray()),
        (expected, actual) => expected.Zip(actual, (e, a) => Math.Abs(e - a)).All(difference => difference < 1e-6));

    public async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        await Server.DisposeAsync();
    }
}
