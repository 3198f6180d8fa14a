using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Testing;

/// <summary>
/// A real database in a temporary folder with the services that stand on it. Several may open one folder,
/// as several processes would: give <see cref="Folder"/> of the first to the others.
/// </summary>
public sealed class StorageFixture : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _ownsFolder;

    private StorageFixture(TemporaryFolder folder, bool ownsFolder, ManualTimeProvider time, IConfiguration configuration, ServiceProvider services)
    {
        Folder = folder;
        Time = time;
        Configuration = configuration;
        _services = services;
        _ownsFolder = ownsFolder;
    }

    public TemporaryFolder Folder { get; }

    public ManualTimeProvider Time { get; }

    public IConfiguration Configuration { get; }

    public IServiceProvider Services => _services;

    public IDocumentStore Documents => _services.GetRequiredService<IDocumentStore>();

    public IPassageRecord Passages => _services.GetRequiredService<IPassageRecord>();

    public IDocumentWriter Writer => _services.GetRequiredService<IDocumentWriter>();

    public IConversationStore Conversations => _services.GetRequiredService<IConversationStore>();

    public IUsageLog Usage => _services.GetRequiredService<IUsageLog>();

    public IUserDirectory Users => _services.GetRequiredService<IUserDirectory>();

    public IApiKeys Keys => _services.GetRequiredService<IApiKeys>();

    /// <summary>Every passage that can be searched, document by document.</summary>
    public async Task<IReadOnlyList<IndexablePassage>> ReadPassagesAsync(CancellationToken cancellationToken)
    {
        var passages = new List<IndexablePassage>();
        await using var snapshot = await Passages.OpenSnapshotAsync(cancellationToken);
        await foreach (var (document, chunks) in snapshot.ReadAllAsync(cancellationToken))
        {
            passages.AddRange(chunks.Select(c => new IndexablePassage(document, c)));
        }

        return passages;
    }

    /// <param name="settings">Configuration beside <c>Data:Directory</c>.</param>
    /// <param name="configure">More services, added last.</param>
    public static async Task<StorageFixture> OpenAsync(
        CancellationToken cancellationToken,
        TemporaryFolder? folder = null,
        ManualTimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection, IConfiguration>? configure = null)
    {
        var fixture = Create(folder, time, settings, configure);
        try
        {
            await fixture.Services.InitialiseStorageAsync(cancellationToken);
            return fixture;
        }
        catch
        {
            await fixture.DisposeAsync();
            throw;
        }
    }

    /// <summary>The services without the start: for tests of the start itself.</summary>
    public static StorageFixture Create(
        TemporaryFolder? folder = null,
        ManualTimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        Action<IServiceCollection, IConfiguration>? configure = null)
    {
        var place = folder ?? new TemporaryFolder();
        var clock = time ?? new ManualTimeProvider();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Data:Directory", place.Combine("data"))])
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>(StringComparer.Ordinal))
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(clock)
            .AddAssistantStorage(configuration)
            .AddAssistantIdentity(configuration);

        // The strength of the hash is not what tests are about; it would take most of their time.
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        configure?.Invoke(services, configuration);
        return new StorageFixture(place, folder is null, clock, configuration, services.BuildServiceProvider(validateScopes: true));
    }

    /// <summary>A connection of its own to the database file, to look at what is really there.</summary>
    public SqliteConnection OpenConnection()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Folder.Combine("data", "assistant.db"), Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Whether these bytes stand anywhere in the database file or its log.</summary>
    public bool IsOnDisk(string text) => Directory.GetFiles(Folder.Combine("data"), "assistant.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownsFolder)
        {
            Folder.Dispose();
        }
    }
}
