using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Core.Rights;
using Assistant.Infrastructure.Answering;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Prompts;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>What an answer says of its sources beside their words: whether they apply, where they stand, how surely they were read.</summary>
public sealed class SourceLabelTests
{
    private const string Sentence = "電子契約は2023年7月に始まりました。";
    private const string Question = "電子契約はいつ始まりましたか";

    private static readonly DateOnly Today = new(2026, 4, 1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ask_OutdatedSource_IsNoEvidenceUnlessAskedFor()
    {
        await using var storage = await OpenAsync(m => m with { Expires = Today.AddDays(-1) }, s => s);

        Assert.Equal("no_evidence", (await AskAsync(storage, null)).Status);
        var response = await AskAsync(storage, new SearchFilters { IncludeOutdated = true });
        Assert.Equal(DocumentValidity.Expired, Assert.Single(response.Citations).Validity);
        var warning = Assert.Single(response.Warnings);
        Assert.Equal("source_outdated", warning.Code);
        Assert.Contains("「手引き」は、2026年3月31日で終わった", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_UpcomingSource_IsCitedWithAWarning()
    {
        await using var storage = await OpenAsync(m => m with { Effective = Today.AddDays(1) }, s => s);

        var response = await AskAsync(storage, null);

        Assert.Equal(DocumentValidity.Upcoming, Assert.Single(response.Citations).Validity);
        Assert.Equal(["source_upcoming"], response.Warnings.Select(w => w.Code));
    }

    [Fact]
    public async Task Ask_SourceReadFromPaperUnsurely_SaysSo()
    {
        await using var storage = await OpenAsync(m => m, s => s with { Confidence = 72 });

        var response = await AskAsync(storage, null);

        Assert.Equal(72, Assert.Single(response.Citations).Confidence);
        Assert.Equal("出典 [1] の引用は、紙を読み取った文字です（確からしさ 72％）。元の文書で確かめてください。", Assert.Single(response.Warnings, w => w.Code == "ocr_low_confidence").Message);
    }

    [Fact]
    public async Task Ask_SourceReadFromPaperSurely_IsNotWarnedOf()
    {
        await using var storage = await OpenAsync(m => m, s => s with { Confidence = 95 });

        var response = await AskAsync(storage, null);

        Assert.Equal(95, Assert.Single(response.Citations).Confidence);
        Assert.Empty(response.Warnings);
    }

    [Fact]
    public async Task Ask_SourceInASheet_NamesSheetAndCells()
    {
        await using var storage = await OpenAsync(m => m, s => s with { Place = "B3:F3" }, "一覧");

        var citation = Assert.Single((await AskAsync(storage, null)).Citations);

        Assert.Equal(("一覧", "B3:F3"), (citation.PageLabel, citation.Place));
    }

    private static async Task<AnswerResponse> AskAsync(StorageFixture storage, SearchFilters? filters)
    {
        var service = storage.Services.GetRequiredService<IAnswerService>();
        var requester = new Requester("yamada", null, new HashSet<string>([Roles.Staff], StringComparer.Ordinal));
        AnswerResponse? response = null;
        await foreach (var item in service.AskAsync(new AskRequest(Question, Filters: filters), requester, Token))
        {
            response = item is AnswerDone done ? done.Response : response;
        }

        return response!;
    }

    private static async Task<StorageFixture> OpenAsync(Func<DocumentMetadata, DocumentMetadata> metadata, Func<Segment, Segment> segment, string? label = null)
    {
        var storage = await StorageFixture.OpenAsync(Token, configure: (services, configuration) => services.AddSingleton<IRightsToUse, OpenRights>().AddGuideline(configuration).AddPrompts().AddSearch(configuration).AddAnswering(configuration));
        var id = ChunkId.OfDocument("guide");
        var block = new Block { Kind = BlockKind.Paragraph, Segments = [segment(new Segment(Sentence, new SourceSpan(1, 0, Sentence.Length)))] };
        var chunks = Chunker.Split(id, [block]);
        var document = Passages.Document(id, "手引き") with { Pages = 1 };
        await storage.Writer.ReplaceAsync(document with { Metadata = metadata(document.Metadata) }, [new PageText(1, Sentence) { Label = label }], chunks, Token);
        return storage;
    }
}
