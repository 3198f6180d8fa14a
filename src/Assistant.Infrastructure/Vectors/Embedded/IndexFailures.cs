using Assistant.Core.Errors;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>What went wrong in the files of the index, as something that a person can act on.</summary>
internal static class IndexFailures
{
    private const string Code = "index_unavailable";

    public static AssistantException Missing() => new(Code, "検索の索引がないため、検索できません。")
    {
        NextStep = "索引を作り直してから、もう一度実行してください。",
    };

    /// <summary>Runs something that works with the files; a defect of the program is passed on as it is.</summary>
    public static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (BrokenIndexException exception)
        {
            throw new AssistantException(Code, "検索の索引が壊れているため、読み取れません。", exception)
            {
                NextStep = "索引を作り直してから、もう一度実行してください。",
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AssistantException(Code, "検索の索引のファイルを読み書きできません。", exception)
            {
                NextStep = "データフォルダーの権限とディスクの空きを確かめてください。",
            };
        }
    }

    public static Task GuardAsync(Func<Task> work) => GuardAsync(async () =>
    {
        await work();
        return true;
    });
}
