using Assistant.Core.Access;
using Assistant.Infrastructure.Guideline.Policy;

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

        if (await scope.ServiceProvider.GetRequiredService<IGuidelineVersions>().FindStandingAsync(CancellationToken.None) is { IsReadable: false, Version: var damaged, RollBackTo: var former })
        {
            await output.WriteLineAsync($"注意: 公開中のガイドラインの方針（{damaged}）を読めないため、質問に答えられません。./assistant guideline rollback {former} か、管理の画面で、前の版の内容に戻してください。");
        }

        switch (await scope.ServiceProvider.GetRequiredService<ProviderCheck>().FindAsync(CancellationToken.None))
        {
            case ProviderStanding.Unregistered:
                await output.WriteLineAsync("注意: 接続しているAIの事業者が、ガイドラインの方針（決まり3）に登録されていません。入力を学習に使わない証拠を確かめ、管理の画面で登録してください。");
                break;
            case ProviderStanding.Refused:
                await output.WriteLineAsync("注意: 接続しているAIの事業者が、ガイドラインの方針（決まり3）に登録されていないため、質問を送りません。証拠を確かめ、管理の画面で登録してください。");
                break;
        }

        await output.WriteLineAsync($"準備ができました: {url} （サインイン: {url}/signin 、終了: Ctrl+C）");
        await output.FlushAsync();
    }
}
