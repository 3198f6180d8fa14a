using System.Globalization;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Dense;
using Assistant.Infrastructure.Models.Embedding;
using Assistant.Infrastructure.Models.Reranking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Cli.Diagnosis;

/// <summary>
/// Whether the models that serve the search answer as configured. Each is sent one short text of ours: only an answer
/// shows that key, name and dimensions are right.
/// </summary>
internal static class RetrievalModelChecks
{
    private const string Embedding = "embedding";
    private const string Reranker = "reranker";
    private const string Probe = "接続の確認";

    public static async Task<Check> EmbeddingAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddEmbeddings(configuration).BuildServiceProvider();
        try
        {
            if (services.GetService<IDenseModel>() is not { } model)
            {
                return Check.Note(Embedding, "埋め込みモデル: 設定していません。", "言い換えの多い質問では、記載が見つかりにくいことがあります。", "使うときは Model:Embedding と Model:EmbeddingDimensions を設定してください。");
            }

            await model.EncodeQueryAsync(Probe, cancellationToken);
            return Check.Fine(Embedding, string.Create(CultureInfo.InvariantCulture, $"埋め込みモデル: 答えます（{model.Dimensions} 次元）。"));
        }
        catch (AssistantException exception)
        {
            return Check.Missing(Embedding, exception.Message, "埋め込みモデルを使う検索と、文書の取り込みができません。", exception.NextStep);
        }
    }

    public static async Task<Check> RerankerAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().AddLogging().AddReranking(configuration).BuildServiceProvider();
        try
        {
            if (services.GetService<IReranker>() is not { } reranker)
            {
                return Check.Note(Reranker, "並べ替えモデル: 設定していません。", "検索結果の順番は、検索の点数だけで決まります。", "使うときは Reranker:Endpoint と Reranker:Model を設定してください。");
            }

            await reranker.ScoreAsync(Probe, [Probe], cancellationToken);
            return Check.Fine(Reranker, "並べ替えモデル: 答えます。");
        }
        catch (AssistantException exception)
        {
            return Check.Missing(Reranker, exception.Message, "検索結果が並べ替えられません。", exception.NextStep);
        }
    }
}
