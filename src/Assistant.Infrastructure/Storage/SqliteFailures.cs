using Assistant.Core.Errors;
using Microsoft.Data.Sqlite;

namespace Assistant.Infrastructure.Storage;

/// <summary>What went wrong in the database, as something that a person can act on.</summary>
internal static class SqliteFailures
{
    // Result codes: https://sqlite.org/rescode.html
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>Null when the failure is a defect of the program: it is then passed on as it is.</summary>
    public static AssistantException? Translate(Exception exception) => Find(exception) is { } found
        ? found.SqliteErrorCode switch
        {
            Busy or Locked => new AssistantException("database_busy", "データベースが他の処理で使われているため、書き込めませんでした。", exception)
            {
                NextStep = "少し待ってから、もう一度実行してください。",
            },
            ReadOnly or CannotOpen => NotWritable(exception),
            InputOutput => new AssistantException("disk_error", "ディスクの読み書きに失敗しました。変更は保存されていません。", exception)
            {
                NextStep = "ディスクの状態を確かめてください。",
            },
            Corrupt or NotADatabase => new AssistantException("database_corrupt", "データベースのファイルが壊れているため、読み取れません。", exception)
            {
                NextStep = "バックアップから戻すか、壊れたファイル assistant.db を別の場所に移してから起動してください。",
            },
            Full => DiskFull(exception),
            _ => null,
        }
        : null;

    public static AssistantException NotWritable(Exception inner) =>
        new("data_not_writable", "データフォルダーに書き込めません。", inner)
        {
            NextStep = "Data:Directory のフォルダーの権限を確かめるか、書き込めるフォルダーを指定してください。",
        };

    public static AssistantException DiskFull(Exception inner) =>
        new("disk_full", "ディスクの空きがないため、保存できませんでした。途中までの書き込みは残っていません。", inner)
        {
            NextStep = "ディスクの空きを増やしてから、もう一度実行してください。",
        };

    private static SqliteException? Find(Exception? exception) => exception switch
    {
        null => null,
        SqliteException sqlite => sqlite,
        _ => Find(exception.InnerException),
    };
}
