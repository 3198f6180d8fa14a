using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Documents;
using Assistant.Core.Rights;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Answering;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Guideline.Policy;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Prompts;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>A library with one document, a model that the test plays, and people who ask it under the guideline.</summary>
public abstract class GuidelineAsking : IAsyncDisposable
{
    private protected const string Certain = "マイナンバー 1234-5678-9018 の人の電子契約はいつ始まりましたか";
    private protected const string Likely = "佐藤様の電子契約はいつ始まりましたか";

    private protected static readonly Requester Yamada = Person("yamada");
    private protected static readonly Requester Suzuki = Person("suzuki");

    private StorageFixture? _storage;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected StorageFixture Storage => _storage!;

    private protected SpyComposer Composer { get; } = new();

    public async ValueTask DisposeAsync()
    {
        if (_storage is not null)
        {
            await _storage.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected static Requester Person(string id) => new(id, "市民課", new HashSet<string>([Roles.Staff], StringComparer.Ordinal));

    private protected async Task PublishAsync(Func<string, string> change)
    {
        var versions = Storage.Services.GetRequiredService<IGuidelineVersions>();
        await versions.PublishAsync((await versions.SaveAsync(change(FactoryPolicy.Yaml), "admin", Token)).Version, null, "admin", Token);
        Storage.Time.Advance(TimeSpan.FromSeconds(2));
    }

    private protected async Task OpenAsync(IReadOnlyDictionary<string, string?>? settings = null)
    {
        _storage = await StorageFixture.OpenAsync(Token, settings: settings, configure: (services, configuration) =>
        {
            services.AddSingleton<IAnswerComposer>(Composer);
            services.AddSingleton<IRightsToUse, OpenRights>();
            services.AddDocumentReaders(configuration).AddGuideline(configuration).AddIngestion(configuration).AddPrompts().AddSearch(configuration).AddAnswering(configuration);
        });
        var path = Storage.Folder.Combine("guide.md");
        await File.WriteAllTextAsync(path, "---\ntitle: 手引き\nkind: manual\naccess: [staff]\n---\n# 経過\n\n電子契約は2023年7月に始まりました。\n\n# 事業\n\n見守りの連絡先は090-1111-2222です。\n", Token);
        await foreach (var result in Storage.Services.GetRequiredService<IIngestionService>().IngestAsync(new IngestionRequest([path], new StatedMetadata()), Token))
        {
            Assert.Equal(IngestionStatus.Indexed, result.Status);
        }
    }

    private protected async Task<List<AnswerEvent>> EventsAsync(AskRequest request, Requester requester)
    {
        var events = new List<AnswerEvent>();
        await foreach (var item in Storage.Services.GetRequiredService<IAnswerService>().AskAsync(request, requester, Token))
        {
            events.Add(item);
        }

        return events;
    }

    private protected async Task<AnswerResponse> AskAsync(AskRequest request, Requester requester) => Assert.IsType<AnswerDone>((await EventsAsync(request, requester))[^1]).Response;

    private protected async Task<StoredTurn> TurnAsync(AnswerResponse response, Requester requester) => (await Storage.Conversations.FindTurnAsync(response.AnswerId, requester, Token))!;

    private protected async Task<List<UsageEvent>> UsageAsync()
    {
        var events = new List<UsageEvent>();
        await foreach (var item in Storage.Usage.ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Token))
        {
            events.Add(item);
        }

        return events;
    }

    private protected async Task<List<AuditRecord>> DeedsAsync()
    {
        var records = new List<AuditRecord>();
        await foreach (var item in Storage.Services.GetRequiredService<IAuditLog>().ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Token))
        {
            records.Add(item.Record);
        }

        return records;
    }
}
