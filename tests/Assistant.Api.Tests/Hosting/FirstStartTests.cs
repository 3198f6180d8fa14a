using Assistant.Api.Hosting;
using Assistant.Api.Tests.Fakes;
using Assistant.Api.Tests.Support;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Api.Tests.Hosting;

public sealed class FirstStartTests
{
    [Fact]
    public async Task Index_NothingInTheRecord_ReadsTheCorpusAndNamesWhatFailed()
    {
        using var corpus = new TemporaryFolder();
        var ingestion = new FakeIngestion
        {
            Results =
            [
                new IngestionResult("a.md", IngestionStatus.Indexed, "d1", 0, 1200, null, null, 5, 2),
                new IngestionResult("/somewhere/b.pdf", IngestionStatus.Failed, null, 0, 0, "pdf_encrypted", "暗号化されています。", 5, 2),
            ],
        };
        await using var server = await StartAsync(corpus, ingestion);
        server.Documents.Documents.Clear();

        var output = await IndexAsync(server);

        Assert.Equal([corpus.Path], Assert.Single(ingestion.Requests).Paths);
        Assert.Contains("登録できません: b.pdf （pdf_encrypted: 暗号化されています。）", output, StringComparison.Ordinal);
        Assert.Contains("1件の文書（記載1,200件）を登録しました。失敗は1件", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_SearchIndexIsAway_IsSaidAndTheServiceStartsAllTheSame()
    {
        using var corpus = new TemporaryFolder();
        var ingestion = new FakeIngestion { Results = [new IngestionResult("a.md", IngestionStatus.Indexed, "d1", 0, 3, null, null, 5, 1)] };
        await using var server = await StartAsync(corpus, ingestion, indexIsAway: true);
        server.Documents.Documents.Clear();

        var output = await IndexAsync(server);

        Assert.Contains("検索の索引を作れません（index_unavailable", output, StringComparison.Ordinal);
        Assert.Contains("1件の文書", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Index_RecordHoldsDocuments_DoesNothing()
    {
        using var corpus = new TemporaryFolder();
        var ingestion = new FakeIngestion();
        await using var server = await StartAsync(corpus, ingestion);

        Assert.Empty(await IndexAsync(server));
        Assert.Empty(ingestion.Requests);
    }

    [Fact]
    public async Task Announcement_FirstAdministrator_IsShownWithTheAddress()
    {
        await using var server = await ApiServer.StartAsync();
        server.People.FirstAdministrator = new CreatedUser(FakePeople.Admin, "one-time-password");
        using var output = new StringWriter();

        await Announcement.WriteAsync(server.App, output);

        Assert.Contains("admin", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("one-time-password", output.ToString(), StringComparison.Ordinal);
        Assert.Contains($"準備ができました: {server.Address.GetLeftPart(UriPartial.Authority)} ", output.ToString(), StringComparison.Ordinal);
    }

    private static Task<ApiServer> StartAsync(TemporaryFolder corpus, FakeIngestion ingestion, bool indexIsAway = false) =>
        ApiServer.StartAsync(["--corpus", corpus.Path], b => b.Services
            .AddSingleton<IIngestionService>(ingestion)
            .AddSingleton<ISearchIndex>(new FakeSearchIndex(indexIsAway)));

    private static async Task<string> IndexAsync(ApiServer server)
    {
        await using var output = new StringWriter();
        await FirstStart.IndexCorpusAsync(server.App.Services, output, TestContext.Current.CancellationToken);
        return output.ToString();
    }
}
