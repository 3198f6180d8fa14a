using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Retrieval;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Assistant.Cli.Diagnosis;

/// <summary>The database and what can be searched. A data folder without a database is left as it is.</summary>
internal static class RecordChecks
{
    private const string Database = "database";
    private const string Index = "index";
    private const string Documents = "documents";

    public static async Task<IReadOnlyList<Check>> RunAsync(ParseResult parsed, IConfiguration configuration, CancellationToken cancellationToken)
    {
        var file = Path.Combine(configuration[DataDirectory.Key]!, "assistant.db");
        if (!File.Exists(file))
        {
            return [Check.Note(Database, "データベースはまだありません。最初の起動か取り込みで作ります。", "まだ質問には答えられません。", "./assistant up または ./assistant ingest を実行してください。")];
        }

        try
        {
            await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
            var version = await SchemaVersionAsync(file, cancellationToken);
            var guideline = await GuidelineCheck.RunAsync(services, cancellationToken);
            return
            [
                Check.Fine(Database, string.Create(CultureInfo.InvariantCulture, $"データベース: 使えます（版 {version}）。")),
                await IndexAsync(services, cancellationToken),
                await DocumentsAsync(services, cancellationToken),
                await AccessListCheck.RunAsync(services, cancellationToken),
                guideline,

                // What people may do is judged by the policy.
                .. guideline.State == CheckState.Missing ? [] : await PeopleChecks.RunAsync(services, cancellationToken),
            ];
        }
        catch (AssistantException exception)
        {
            return [Check.Missing(Database, exception.Message, "文書の取り込み、質問、サインインができません。", exception.NextStep)];
        }
    }

    private static async Task<long> SchemaVersionAsync(string file, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<Check> IndexAsync(CliServices services, CancellationToken cancellationToken)
    {
        try
        {
            // A scope that sees nothing walks the whole way and reads no passage.
            var result = await services.Get<IPassageSearch>().SearchAsync(new SearchRequest("計画", 1, AccessScope.Nothing), cancellationToken);
            return result.Passages == 0
                ? Check.Note(Index, "検索できる記載がありません。", "どの質問にも「根拠なし」と答えます。", "./assistant ingest で文書を取り込んでください。")
                : Check.Fine(Index, string.Create(CultureInfo.InvariantCulture, $"検索: 使えます（記載 {result.Passages:N0} 件）。"));
        }
        catch (AssistantException exception)
        {
            return Check.Missing(Index, exception.Message, "検索と質問ができません。", exception.NextStep);
        }
    }

    private static async Task<Check> DocumentsAsync(CliServices services, CancellationToken cancellationToken)
    {
        var documents = await services.Get<IDocumentStore>().ListAsync(AccessScope.Everything, cancellationToken);
        var failed = documents.Count(d => d.State == DocumentState.Failed);
        return failed == 0
            ? Check.Fine(Documents, string.Create(CultureInfo.InvariantCulture, $"文書: {documents.Count:N0} 件。"))
            : Check.Note(
                Documents,
                string.Create(CultureInfo.InvariantCulture, $"文書 {documents.Count:N0} 件のうち {failed:N0} 件は、最後の取り込みに失敗しました。"),
                "その文書は前の版のままか、検索に出ません。",
                "./assistant ingest をもう一度実行すると、理由を表示します。");
    }
}
