using System.Data.Common;
using Assistant.Core.Access;
using Assistant.Core.Answering;

namespace Assistant.Infrastructure.Storage;

/// <summary>
/// What somebody read once need not be open to them today. An answer that rests on a document which they may not read
/// (any more, or it is gone and nobody can say) is shown without its text: in an extract the text is the quote,
/// and in a generated answer no sentence can be told to be free of it.
/// </summary>
internal static class HistoryAccess
{
    private const string WarningCode = "history_restricted";
    private const int IdsPerQuery = 500;

    public static async Task<IReadOnlyList<StoredTurn>> ApplyAsync(DbConnection connection, IReadOnlyList<StoredTurn> turns, AccessScope scope, CancellationToken cancellationToken)
    {
        if (scope.All)
        {
            return turns;
        }

        var cited = turns.SelectMany(t => t.Response?.Citations ?? []).Select(c => c.DocumentId).Distinct(StringComparer.Ordinal);
        var readable = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in cited.Chunk(IdsPerQuery))
        {
            readable.UnionWith(await connection
                .Sql($"SELECT d.id FROM documents d WHERE d.id IN ({{id}}) AND {DocumentRows.Readable(scope)}")
                .WithList("id", ids)
                .WithScope(scope)
                .ListAsync(r => r.GetString(0), cancellationToken));
        }

        return [.. turns.Select(turn => Restrict(turn, readable))];
    }

    private static StoredTurn Restrict(StoredTurn turn, HashSet<string> readable)
    {
        if (turn.Response is not { } response || response.Citations.All(c => readable.Contains(c.DocumentId)))
        {
            return turn;
        }

        return turn with
        {
            AnsweredAs = null,
            Response = response with
            {
                Answer = "",
                Citations = [.. response.Citations.Select(c => readable.Contains(c.DocumentId) ? c : Withhold(c))],
                Warnings = [.. response.Warnings, new AnswerWarning(WarningCode, "この回答のもとになった文書の一部を、今は読むことができません。そのため、回答の本文とその引用は表示しません。")],
            },
        };
    }

    private static Citation Withhold(Citation citation) => citation with
    {
        Title = "（閲覧できない文書）",
        Uri = "",
        Page = null,
        HeadingPath = [],
        Quote = "",
        Verified = false,
    };
}
