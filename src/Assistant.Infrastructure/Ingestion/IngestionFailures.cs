using System.Globalization;
using Assistant.Core.Documents;
using Assistant.Core.Errors;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>What the engine itself has to say about a file, and which failures may pass.</summary>
internal static class IngestionFailures
{
    // pdf_too_complex: its process was ended, by the file or by something else on the machine; only trying again can tell.
    private static readonly HashSet<string> _transient = new(StringComparer.Ordinal)
    {
        "file_not_readable", "pdf_timeout", "ocr_timeout", "tool_missing", "pdf_too_complex", "reader_crashed", "reader_timeout",
    };

    public static bool IsTransient(string code) => _transient.Contains(code);

    /// <summary>The exception itself is not shown: it could hold the document's words.</summary>
    public static DocumentReadException Crashed(Exception inner) => new("reader_crashed", "文書の読み取りの処理が、思いがけない誤りで止まりました。", inner)
    {
        NextStep = "文書を作り直すか、この文書の種類と起きた時刻を開発の担当に知らせてください。",
    };

    public static DocumentReadException TimedOut(TimeSpan limit) => new("reader_timeout", string.Create(CultureInfo.InvariantCulture, $"文書の読み取りが {limit.TotalMinutes:0.#} 分で終わりませんでした。"))
    {
        NextStep = "文書を分けて登録してください。",
    };

    public static DocumentReadException ReviewRequired(string found) => new("review_required", $"個人情報などが見つかったため、管理者の確認を待っています（{found}）。")
    {
        NextStep = "内容を確かめ、検索できるようにするか、登録しないかを決めてください。",
    };

    public static DocumentReadException ReviewRejected() => new("review_rejected", "個人情報などが見つかり、管理者が登録しないと決めた文書です。")
    {
        NextStep = "該当の箇所を除いた文書に差し替えてください。",
    };

    public static AssistantException StorageFull(Exception inner) => new("storage_full", "保存先の空きがありません。途中までの書き込みは残っていません。", inner)
    {
        NextStep = "データフォルダーのあるディスクの空きを増やしてください。待っている文書は、そのあとで取り込まれます。",
    };

    /// <summary>Runs something that writes, with a full disk named as what it means to whoever brings documents.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (AssistantException exception) when (exception.Code == "disk_full")
        {
            throw StorageFull(exception);
        }
    }
}
