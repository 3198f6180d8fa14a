using Assistant.Cli.Shell;
using Assistant.Infrastructure.Guideline.Policy;

namespace Assistant.Cli.Diagnosis;

/// <summary>Whether the published policy can be read: without it no question is answered and nobody is registered.</summary>
internal static class GuidelineCheck
{
    private const string Id = "guideline";

    public static async Task<Check> RunAsync(CliServices services, CancellationToken cancellationToken) =>
        await services.Get<IGuidelineVersions>().FindStandingAsync(cancellationToken) is { IsReadable: false } damaged
            ? Check.Missing(
                Id,
                $"公開中のガイドラインの方針（{damaged.Version}）を読めません。記録が壊れているか、このプログラムより新しい形です。",
                "質問、利用の申請、利用者の登録ができません。",
                $"./assistant guideline rollback {damaged.RollBackTo} を実行するか、ガイドラインの管理のページ（/admin/guideline）で、前の版の内容に戻してください。")
            : Check.Fine(Id, "ガイドラインの方針: 読めます。");
}
