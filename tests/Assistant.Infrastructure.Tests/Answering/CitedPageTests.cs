using Assistant.Core.Time;
using Assistant.Infrastructure.Guideline;
using System.Globalization;
using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Answering.Quotes;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Infrastructure.Ingestion;
using Assistant.Infrastructure.Readers;
using Assistant.Infrastructure.Search;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Answering;

/// <summary>Sentences are searched back and cited: the page of the citation must be the one where the sentence stands.</summary>
public sealed class CitedPageTests
{
    private const int Sentences = 200;
    private const int ShortestSentence = 15;
    private const double LeastShare = 0.99;

    /// <summary>A few sentences stand in a document so often, or say so little, that others are found before them.</summary>
    private const double LeastFound = 0.95;

    /// <summary>As many passages as an answer reads.</summary>
    private const int Evidence = 30;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Citation_OfGeneratedDocuments_NamesThePageOfItsSentence()
    {
        await using var storage = await OpenAsync();
        var pages = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var document = 0; document < 5; document++)
        {
            await StoreGeneratedAsync(storage, document, pages);
        }

        var right = await CountAsync(storage, Sample(pages.Keys.Order(StringComparer.Ordinal)), (citation, sentence) => Task.FromResult(citation.Page == pages[sentence]));

        Assert.Equal((Sentences, Sentences), right);
    }

    [Fact]
    public async Task Citation_OfSharedPdfs_NamesThePageThatPopplerFindsItOn()
    {
        var folder = RepositoryFolder.Shared("docs", "pdf");
        var plan = RepositoryFolder.Shared("plan", "dx-koriyama-plan-2026-2029.pdf");
        Assert.SkipWhen(folder is null || plan is null, "The shared documents are not here.");
        await using var storage = await OpenAsync();
        List<string> sentences = [];
        await foreach (var result in storage.Services.GetRequiredService<IIngestionService>().IngestAsync(new IngestionRequest([folder!, plan!], new StatedMetadata { Access = ["staff"] }), Token))
        {
            if (result.Status == IngestionStatus.Indexed)
            {
                sentences.AddRange(await SentencesAsync(storage, result.DocumentId!));
            }
        }

        var poppler = new Dictionary<(string, int), string>();
        var files = Directory.GetFiles(folder!, "*.pdf").Append(plan!).ToDictionary(f => Path.GetFileName(f), StringComparer.Ordinal);
        var (found, right) = await CountAsync(storage, Sample(sentences.Order(StringComparer.Ordinal)), async (citation, _) =>
        {
            var file = files[Path.GetFileName(citation.Uri)];
            if (!poppler.TryGetValue((file, citation.Page!.Value), out var page))
            {
                page = await PopplerAsync(file, citation.Page.Value);
                poppler.Add((file, citation.Page.Value), page);
            }

            // Poppler orders columns in its own way: a quote may be torn there, never its words.
            return new QuoteLetters(citation.Quote).ContainedIn(new QuoteLetters(page)) >= 0.9;
        });

        var figure = $"{Sentences} sentences, {found} found again, {right} cited with the right page.";
        TestContext.Current.TestOutputHelper?.WriteLine(figure);
        TestContext.Current.SendDiagnosticMessage(figure);
        Assert.True(found >= Sentences * LeastFound, figure);
        Assert.True(right >= found * LeastShare, figure);
    }

    private static async Task<(int Found, int Right)> CountAsync(StorageFixture storage, IReadOnlyList<string> sentences, Func<Citation, string, Task<bool>> isRight)
    {
        var search = storage.Services.GetRequiredService<IPassageSearch>();
        var verifier = new CitationVerifier(storage.Documents, AccessScope.Everything, JapaneseDay.Today(storage.Time));
        var (found, right) = (0, 0);
        foreach (var sentence in sentences)
        {
            var hits = (await search.SearchAsync(new SearchRequest(sentence, Evidence, AccessScope.Everything), Token)).Hits;
            var cited = hits.Select(h => (Hit: h, Quote: QuoteLocator.Locate(h.Chunk, sentence))).FirstOrDefault(h => h.Quote is not null);
            if (cited.Quote is not { } quote)
            {
                TestContext.Current.SendDiagnosticMessage($"Not found again: {sentence}");
                continue;
            }

            found++;
            var citation = await verifier.VerifyAsync(new DraftCitation(1, cited.Hit, quote.Text, quote.Span), Token);
            var stored = citation.Page is { } page ? await storage.Documents.GetPageAsync(citation.DocumentId, page, AccessScope.Everything, Token) : null;
            if (citation.Verified && stored?.Text.Contains(citation.Quote, StringComparison.Ordinal) == true && await isRight(citation, sentence))
            {
                right++;
            }
            else
            {
                TestContext.Current.SendDiagnosticMessage($"Wrong: {citation.Uri} page {citation.Page}: {sentence}");
            }
        }

        return (found, right);
    }

    private static List<string> Sample(IEnumerable<string> sentences)
    {
        var all = sentences.Distinct(StringComparer.Ordinal).ToArray();
        new Random(20261122).Shuffle(all);
        return [.. all.Take(Sentences)];
    }

    private static async Task<IEnumerable<string>> SentencesAsync(StorageFixture storage, string documentId)
    {
        var record = storage.Services.GetRequiredService<IPassageRecord>();
        await using var snapshot = await record.OpenSnapshotAsync(Token);
        var document = await snapshot.ReadAsync(documentId, Token);
        return document!.Chunks.Where(c => c.Cells.Count == 0 && c.Kind != BlockKind.Heading).SelectMany(c => c.Segments).Select(s => s.Text).Where(t => t.Length is >= ShortestSentence and <= 400 && t.EndsWith('。'));
    }

    /// <summary>Rules and prose whose paragraphs go on overleaf at any place.</summary>
    private static async Task StoreGeneratedAsync(StorageFixture storage, int number, Dictionary<string, int> pages)
    {
        var random = new Random(number);
        var id = ChunkId.OfDocument($"generated-{number}");
        List<StringBuilder> texts = [new()];
        List<Block> blocks = [];
        for (var i = 0; i < 120; i++)
        {
            List<Segment> segments = [];
            for (var s = 0; s <= random.Next(4); s++)
            {
                if (texts[^1].Length > 700)
                {
                    texts.Add(new StringBuilder());
                }

                var words = string.Concat(Enumerable.Range(0, 4 + random.Next(8)).Select(_ => Words[random.Next(Words.Length)]));
                var mark = s > 0 || i % 6 != 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"第{(i / 6) + 1}条（件名{i}） ");
                var sentence = string.Create(CultureInfo.InvariantCulture, $"{mark}{words}は{number}の{i}の{s}とする。");
                segments.Add(new Segment(sentence, new SourceSpan(texts.Count, texts[^1].Length, sentence.Length)));
                texts[^1].Append(sentence).Append('\n');
                pages.Add(sentence, texts.Count);
            }

            blocks.Add(new Block { Kind = BlockKind.Paragraph, Segments = segments });
        }

        var chunks = Chunker.Split(id, blocks);
        var document = Passages.Document(id, $"規程{number}") with { Uri = $"generated-{number}", Chunks = chunks.Count, Pages = texts.Count };
        await storage.Writer.ReplaceAsync(document, [.. texts.Select((t, i) => new PageText(i + 1, t.ToString()))], chunks, Token);
    }

    private static readonly string[] Words = ["文書", "管理", "情報", "公開", "職員", "研修", "届出", "承認", "期限", "予算", "決裁", "保存", "様式", "窓口", "電子", "申請", "庁舎", "会議", "契約", "点検"];

    private static async Task<string> PopplerAsync(string file, int page)
    {
        var number = page.ToString(CultureInfo.InvariantCulture);
        return (await ChildProcess.RunAsync("pdftotext", ["-f", number, "-l", number, "-enc", "UTF-8", file, "-"], cancellationToken: Token)).Output;
    }

    private static Task<StorageFixture> OpenAsync() => StorageFixture.OpenAsync(
        Token,
        configure: (services, configuration) => services.AddDocumentReaders(configuration).AddGuideline(configuration).AddIngestion(configuration).AddSearch(configuration));
}
