using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Time;

namespace Assistant.Browser.Tests.Site;

/// <summary>A few documents as a city has them: with pages and without, one that failed, one for administrators only.</summary>
internal sealed class SampleLibrary : IDocumentStore
{
    public const string PlanId = "11111111111111111111111111111111";
    public const string GuidelineId = "22222222222222222222222222222222";
    public const string ProcedureId = "33333333333333333333333333333333";
    public const string TargetQuote = "2029年度  \n**862**手続";
    public const string RuleQuote = "職員は、個人情報を入力してはならない。";

    public const string PlanPage = """
        ## 3-5 計画実現のための指標

        #### オンライン申請手続数

        2024年度  
        **740**手続  
        ↓  
        2029年度  
        **862**手続

        オンラインによる行政手続を原則とし、対象手続の拡大を目指します。

        ※2025年11月時点での総手続数：1,668手続

        No.	事業名	事業概要	担当課
        14	町内会DX推進事業	<ul style="list-style-type: none"><li>● 市ウェブサイト「デジタル掲示板」の活用を広めます。</li></ul>	市民・NPO活動推進課
        """;

    public const string GuidelineText = """
        # 生成AI利用ガイドライン

        ## 第3条（個人情報）

        1. 職員は、個人情報を入力してはならない。氏名、住所、電話番号、生年月日、マイナンバー、口座番号などがこれに当たる。
        2. 個人情報が含まれると確実に判断された入力は、送信する前に遮断する。
        """;

    private static readonly DateTimeOffset Indexed = new(2026, 11, 20, 9, 30, 0, JapanTime.Offset);
    private static readonly string[] Everybody = [Roles.Staff, Roles.Evaluator, Roles.Analyst];

    public List<DocumentRecord> Documents { get; } =
    [
        Record(PlanId, "DX郡山推進計画2026-2029", DocumentKind.Plan, "DX戦略課", Everybody, 58, 640),
        Record(GuidelineId, "生成AI利用ガイドライン", DocumentKind.Guideline, "DX戦略課", Everybody, 0, 42),
        Record(ProcedureId, "行政評価（一次評価・二次評価）の手順", DocumentKind.Manual, "行政マネジメント課", [Roles.Staff, Roles.Evaluator], 12, 88),
        Record("44444444444444444444444444444444", "組織と問い合わせ先", DocumentKind.Other, "広聴広報課", Everybody, 0, 17),
        Record("55555555555555555555555555555555", "二次評価の書き方メモ", DocumentKind.Manual, "行政マネジメント課", [], 0, 9),
        Record("66666666666666666666666666666666", "庁内ネットワーク利用の手引き", DocumentKind.Manual, null, [Roles.Staff], 0, 0) with
        {
            State = DocumentState.Failed,
            ErrorCode = "pdf_encrypted",
            ErrorMessage = "パスワードのかかったPDFです。パスワードを外してから登録してください。",
        },
    ];

    public static Chunk TargetChunk { get; } = ChunkOn("c1111111111111111111111111111111", 1, PlanPage, TargetQuote, ["第3章 計画の取り組み", "3-5 計画実現のための指標", "オンライン申請手続数"]);

    public static Chunk RuleChunk { get; } = ChunkOn("c2222222222222222222222222222222", 0, GuidelineText, RuleQuote, ["第2章 入力するもの", "第3条（個人情報）"]);

    public Task<IReadOnlyList<DocumentRecord>> ListAsync(AccessScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<DocumentRecord>>([.. Documents.Where(d => scope.Allows(d.Metadata.Access))]);

    public Task<DocumentRecord?> FindAsync(string documentId, AccessScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(Documents.Find(d => d.Id == documentId && scope.Allows(d.Metadata.Access)));

    public async Task<PageText?> GetPageAsync(string documentId, int number, AccessScope scope, CancellationToken cancellationToken)
    {
        if (await FindAsync(documentId, scope, cancellationToken) is not { } document)
        {
            return null;
        }

        return document.Pages == 0
            ? number == 0 ? new PageText(0, documentId == GuidelineId ? GuidelineText : document.Metadata.Title) : null
            : number >= 1 && number <= document.Pages ? new PageText(number, number == 1 ? PlanPage : $"## {number}ページ目の見出し\n\n本文です。") : null;
    }

    public Task<Chunk?> GetChunkAsync(string chunkId, AccessScope scope, CancellationToken cancellationToken) =>
        Task.FromResult(new[] { TargetChunk, RuleChunk }.FirstOrDefault(c => c.Id == chunkId));

    public Task<long> GetGenerationAsync(CancellationToken cancellationToken) => Task.FromResult(1L);

    private static DocumentRecord Record(string id, string title, DocumentKind kind, string? department, string[] access, int pages, int chunks) => new(
        id,
        $"corpus/{title}",
        new DocumentMetadata { Title = title, Kind = kind, Department = department, Access = access, Effective = new DateOnly(2026, 4, 1) },
        "hash",
        pages,
        chunks,
        DocumentState.Indexed,
        null,
        null,
        Indexed);

    private static Chunk ChunkOn(string id, int page, string text, string quote, string[] headings) => new(
        id, 0, BlockKind.Paragraph, headings, [new Segment(quote, new SourceSpan(page, text.IndexOf(quote, StringComparison.Ordinal), quote.Length))], []);
}
