using System.Diagnostics;
using System.Globalization;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Hosting;

/// <summary>Indexes the corpus folder when the record holds no document yet, so that the first question has something to stand on.</summary>
internal static class FirstStart
{
    /// <summary>A file that fails is named and the rest is indexed; the service starts all the same.</summary>
    public static async Task IndexCorpusAsync(IServiceProvider services, TextWriter output, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<ServerOptions>>().Value.Corpus is not { } corpus)
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var documents = scope.ServiceProvider.GetRequiredService<IDocumentStore>();
        if ((await documents.ListAsync(AccessScope.Everything, cancellationToken)).Count > 0)
        {
            return;
        }

        await output.WriteLineAsync("最初の起動です。文書を登録しています…");
        var started = Stopwatch.GetTimestamp();
        var ingestion = scope.ServiceProvider.GetRequiredService<IIngestionService>();
        int indexed = 0, failed = 0, passages = 0;
        await foreach (var result in ingestion.IngestAsync(new IngestionRequest([corpus], new StatedMetadata()), cancellationToken))
        {
            if (result.Status == IngestionStatus.Failed)
            {
                failed++;
                await output.WriteLineAsync($"  登録できません: {Path.GetFileName(result.Path)} （{result.ErrorCode}: {result.ErrorMessage}）");
            }
            else
            {
                indexed++;
                passages += result.Chunks;
            }
        }

        try
        {
            await scope.ServiceProvider.GetRequiredService<ISearchIndex>().CompleteAsync(cancellationToken);
        }
        catch (AssistantException exception)
        {
            await output.WriteLineAsync($"  検索の索引を作れません（{exception.Code}: {exception.Message}）");
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{indexed}件の文書（記載{passages:N0}件）を登録しました。失敗は{failed}件、{Stopwatch.GetElapsedTime(started).TotalSeconds:0.0}秒。"));
    }
}
