using System.CommandLine;
using System.Globalization;
using System.Text;
using Assistant.Cli.Administration;
using Assistant.Cli.Shell;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Time;
using Assistant.Infrastructure.Guideline.Policy;

namespace Assistant.Cli.Guideline;

internal static class GuidelineCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "方針のYAML（UTF-8）" };

    private static readonly Argument<string> Version = new("VERSION") { Description = "guideline versions が表示する版" };

    private static readonly Argument<string> From = new("A") { Description = "比べる元の版" };

    private static readonly Argument<string> To = new("B") { Description = "比べる先の版" };

    private static readonly Option<string?> At = new("--at") { Description = "公開する日時（日本の時刻、省略時はすぐ）", HelpName = "YYYY-MM-DDTHH:MM" };

    private static readonly Option<bool> Yaml = new("--yaml") { Description = "方針のYAMLをそのまま出力します" };

    public static Command Create() => new("guideline", "生成AIガイドラインの方針を、見る、調べる、公開する")
    {
        AdministrationCommand.Create("show", "今の方針を表示します", [Yaml], ShowAsync),
        AdministrationCommand.Create("versions", "方針の版を一覧にします", [], ListAsync),
        AdministrationCommand.Create("validate", "方針のYAMLの誤りを、全部表示します", [File], ValidateAsync),
        AdministrationCommand.Create("diff", "二つの版の違いを表示します", [From, To], CompareAsync),
        AdministrationCommand.Create("publish", "方針のYAMLを、新しい版として公開します", [File, At], PublishAsync),
        AdministrationCommand.Create("withdraw", "公開の予定を取りやめます（公開の日時の前だけ）", [Version], WithdrawAsync),
        AdministrationCommand.Create("rollback", "前の版の内容を、新しい版として、すぐに公開します", [Version], RollBackAsync),
    };

    private static async Task ShowAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var current = await services.Get<IGuidelinePolicies>().CurrentAsync(cancellationToken);
        if (parsed.GetValue(Yaml))
        {
            Console.Out.Write(await services.Get<IGuidelineVersions>().ReadAsync(current.Version, cancellationToken));
            return;
        }

        Console.Out.WriteLine($"{TerminalText.Line(current.Policy.Name)}　版 {current.Version}（{(current.IsFactory ? "はじめの版" : Time(current.Since) + "から")}）");
        foreach (var rule in current.Policy.Rules)
        {
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rule.Id,3} {TerminalText.Line(rule.Title)}［{rule.Mode}］"));
            Console.Out.WriteLine($"    {TerminalText.Line(rule.Text)}");
        }

        Console.Out.WriteLine($"利用の目的: {string.Join('、', current.Policy.Purposes.Select(p => $"{p.Id}（{TerminalText.Line(p.Name)}）"))}");
    }

    private static async Task ListAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        foreach (var version in await services.Get<IGuidelineVersions>().ListAsync(cancellationToken))
        {
            Write(version);
        }
    }

    private static async Task ValidateAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var errors = PolicyValidation.Check(await ReadAsync(parsed.GetRequiredValue(File), cancellationToken));
        if (errors.Count > 0)
        {
            throw new PolicyInvalidException(errors);
        }

        Console.Out.WriteLine("誤りはありません。");
    }

    private static async Task CompareAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var versions = services.Get<IGuidelineVersions>();
        var before = await versions.ReadAsync(parsed.GetRequiredValue(From), cancellationToken);
        var lines = PolicyDifference.Of(before, await versions.ReadAsync(parsed.GetRequiredValue(To), cancellationToken));
        foreach (var line in lines)
        {
            Console.Out.WriteLine(line.Kind switch
            {
                DifferenceLine.Added => "+ " + TerminalText.Clean(line.Text),
                DifferenceLine.Removed => "- " + TerminalText.Clean(line.Text),
                DifferenceLine.Gap => "…",
                _ => "  " + TerminalText.Clean(line.Text),
            });
        }

        if (lines.Count == 0)
        {
            Console.Out.WriteLine("違いはありません。");
        }
    }

    private static async Task PublishAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        var at = PolicyTime.Parse(parsed.GetValue(At));
        var yaml = await ReadAsync(parsed.GetRequiredValue(File), cancellationToken);
        var versions = services.Get<IGuidelineVersions>();
        var actor = services.Get<IAuditActor>().UserId;
        var saved = await versions.SaveAsync(yaml, actor, cancellationToken);
        Write(await versions.PublishAsync(saved.Version, at, actor, cancellationToken));
    }

    private static async Task WithdrawAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken) =>
        Write(await services.Get<IGuidelineVersions>().WithdrawAsync(parsed.GetRequiredValue(Version), services.Get<IAuditActor>().UserId, cancellationToken));

    private static async Task RollBackAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken) =>
        Write(await services.Get<IGuidelineVersions>().RollBackAsync(parsed.GetRequiredValue(Version), services.Get<IAuditActor>().UserId, cancellationToken));

    private static void Write(PolicyVersion version)
    {
        var state = version.State switch
        {
            PolicyStates.InForce => "公開中",
            PolicyStates.Scheduled => "公開の予定",
            PolicyStates.Former => "前の版",
            PolicyStates.Withdrawn => "取りやめた予定",
            _ => "下書き",
        };
        var since = version.EffectiveFrom is { } from && version.CreatedBy is not null ? $"　{Time(from)}から" : "";
        var based = version.BasedOn is { } original ? $"　（{original} に戻したもの）" : "";
        Console.Out.WriteLine($"{version.Version}　{state}{since}{based}　{TerminalText.Line(version.Changes)}");
    }

    private static string Time(DateTimeOffset time) => time.ToJapanTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(path).Length <= MostBytes
                ? await System.IO.File.ReadAllTextAsync(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), cancellationToken)
                : throw new AssistantException("guideline_invalid", "方針のファイルが大きすぎます。");
        }
        catch (DecoderFallbackException exception)
        {
            throw new AssistantException("guideline_invalid", "方針のファイルが、UTF-8で書かれていません。", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AssistantException("file_unreadable", $"ファイルを読めません: {path}", exception);
        }
    }

    private const long MostBytes = 1_000_000;
}
