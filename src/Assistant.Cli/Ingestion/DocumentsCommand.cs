using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Administration;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Errors;
using Assistant.Core.Ingestion;
using Assistant.Core.Retrieval;

namespace Assistant.Cli.Ingestion;

/// <summary>Documents and the queue, as an administrator sees them.</summary>
internal static class DocumentsCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "documents list か queue が表示する文書の番号" };

    public static Command Create() => new("documents", "文書と、取り込みの待ち行列を管理します")
    {
        AdministrationCommand.Create("list", "文書の一覧を表示します", [], ListAsync),
        AdministrationCommand.Create("queue", "待っている文書、確認を待つ文書、失敗した文書と、その理由を表示します", [], QueueAsync),
        AdministrationCommand.Create("retry", "文書をもう一度読むように頼みます", [Id], RetryAsync),
        AdministrationCommand.Create("release", "見つかった個人情報などを確かめた文書を、検索できるようにします", [Id], (p, s, c) => DecideAsync(p, s, isReleased: true, c)),
        AdministrationCommand.Create("reject", "個人情報などが見つかった文書を、登録しないことにします", [Id], (p, s, c) => DecideAsync(p, s, isReleased: false, c)),
        AdministrationCommand.Create("remove", "文書を削除します（フォルダのファイルは残り、変わるまで読みません）", [Id], RemoveAsync),
    };

    private static async Task ListAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        foreach (var document in await services.Get<IDocumentStore>().ListAsync(AccessScope.Everything, cancellationToken))
        {
            var state = document.State == DocumentState.Indexed ? "検索できます" : $"失敗 {document.ErrorCode}";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Id}\t{state}\t{document.Pages}\t{TerminalText.Line(document.Metadata.Title)}\t{TerminalText.Line(document.Uri)}"));
        }
    }

    private static async Task QueueAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var queue = services.Get<IIngestionQueue>();
        var overview = await queue.GetOverviewAsync(cancellationToken);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"待ち {overview.Queued} 件、実行中 {overview.Running} 件、確認待ち {overview.Held} 件、失敗 {overview.Quarantined} 件（{overview.PagesPerMinute} ページ/分{Remaining(overview.Remaining)}）"));
        foreach (var job in await queue.ListAsync([], cancellationToken))
        {
            var pages = job.Pages > 0 ? string.Create(CultureInfo.InvariantCulture, $" {job.PagesDone}/{job.Pages} ページ") : "";
            var why = job.ErrorCode is null ? "" : $"\t{job.ErrorCode}: {TerminalText.Line(job.ErrorMessage ?? "")}";
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{job.DocumentId}\t{StateName(job.State)}{pages}\t{job.Attempts} 回目\t{TerminalText.Line(job.Uri)}{why}"));
        }
    }

    private static async Task RetryAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(Id);
        if (!await services.Get<IIngestionQueue>().RetryAsync(id, cancellationToken))
        {
            throw Unknown(id);
        }

        Console.Out.WriteLine($"待ち行列に入れました: {id}");
    }

    private static async Task DecideAsync(ParseResult parsed, CliServices services, bool isReleased, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(Id);
        var person = await Acting.ResolveAsync(services, parsed, Roles.Admin, cancellationToken);
        var reviews = services.Get<IDocumentReviews>();
        var review = await reviews.FindAsync(id, cancellationToken) ?? throw Unknown(id);
        if (isReleased)
        {
            await reviews.ReleaseAsync(id, review.ContentHash, person.UserId, cancellationToken);
            Console.Out.WriteLine($"検索できるようにします（待ち行列に入れました）: {id}");
        }
        else
        {
            await reviews.RejectAsync(id, review.ContentHash, person.UserId, cancellationToken);
            Console.Out.WriteLine($"登録しないことにしました: {id}");
        }
    }

    private static async Task RemoveAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var id = parsed.GetRequiredValue(Id);
        var person = await Acting.ResolveAsync(services, parsed, Roles.Admin, cancellationToken);
        if (await services.Get<IDocumentStore>().FindAsync(id, AccessScope.Everything, cancellationToken) is null)
        {
            throw Unknown(id);
        }

        await services.Get<IDocumentWriter>().RemoveByHandAsync(id, person.UserId, cancellationToken);
        await services.Get<ISearchIndex>().BringUpToDateAsync(cancellationToken);
        Console.Out.WriteLine($"削除しました: {id}");
    }

    private static string StateName(JobState state) => state switch
    {
        JobState.Queued => "待ち",
        JobState.Running => "実行中",
        JobState.Held => "確認待ち",
        _ => "失敗",
    };

    private static string Remaining(TimeSpan? time) => time is { } left ? string.Create(CultureInfo.InvariantCulture, $"、残り およそ {Math.Ceiling(left.TotalMinutes)} 分") : "";

    private static AssistantException Unknown(string id) => new("document_not_found", $"この番号の文書はありません: {id}");
}
