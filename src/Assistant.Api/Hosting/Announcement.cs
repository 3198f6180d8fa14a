using Assistant.Core.Access;

namespace Assistant.Api.Hosting;

/// <summary>What the person who started the service needs to know: where it is and how to sign in.</summary>
internal static class Announcement
{
    /// <summary>Not cancelled: a password that was created and never shown would lock everybody out.</summary>
    public static async Task WriteAsync(WebApplication app, TextWriter output)
    {
        var url = app.Urls.First();
        await using var scope = app.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IUserDirectory>();
        if (await people.EnsureFirstAdministratorAsync(CancellationToken.None) is { } first)
        {
            await output.WriteLineAsync(
                $"""
                最初の管理者を作りました。パスワードはこの一度だけ表示します。
                  名前:       {first.Account.Name}
                  パスワード: {first.OneTimePassword}
                サインインすると、新しいパスワードを決める画面が開きます。
                """);
        }

        await output.WriteLineAsync($"準備ができました: {url} （サインイン: {url}/signin 、終了: Ctrl+C）");
        await output.FlushAsync();
    }
}
