using System.CommandLine;
using System.Globalization;
using Assistant.Cli.Administration;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Core.Time;

namespace Assistant.Cli.Rights;

internal static class RightsCommand
{
    private static readonly Option<bool> Waiting = new("--waiting") { Description = "承認を待っている申請のうち、あなたが決めるもの" };

    private static readonly Option<string> Purpose = new("--purpose") { Description = "使う目的", HelpName = "TEXT", Required = true };

    private static readonly Option<int?> Year = new("--year") { Description = "年度（省略時は今年度）", HelpName = "YYYY" };

    private static readonly Option<string> Reason = new("--reason") { Description = "承認しない理由", HelpName = "TEXT", Required = true };

    private static readonly Argument<string> Id = new("ID") { Description = "rights list --waiting が表示する番号" };

    private static readonly Argument<string> Name = new("NAME") { Description = "利用者の名前" };

    private static readonly Option<DateOnly?> Day = DayOption.Required("--day", "研修日");

    /// <summary>所属長 are staff; an administrator who decides in their place need not be.</summary>
    private static readonly string[] Deciders = [Roles.Staff, Roles.Admin];

    public static Command Create() => new("rights", "生成AIを使う権利（申請、承認、研修、ガイドラインの確認）を管理します")
    {
        Person("list", "使える期間の一覧（管理者）か、承認待ちの申請を表示します", [Waiting], ListAsync, Deciders),
        Person("apply", "--as の人として、年度の利用を申請します", [Purpose, Year], ApplyAsync),
        Person("approve", "申請を承認します（所属長。所属長のいない所属は管理者）", [Id], ApproveAsync, Deciders),
        Person("refuse", "申請を承認しません", [Id, Reason], RefuseAsync, Deciders),
        AdministrationCommand.Create("training", "研修日を記録します", [Name, Day], TrainAsync),
        Person("acknowledge", "--as の人が、適用中のガイドラインを読んだことを記録します", [], AcknowledgeAsync),
    };

    private static Command Person(
        string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, CliServices, Requester, CancellationToken, Task> action, IReadOnlyList<string>? roles = null)
    {
        var command = new Command(name, description) { CommonOptions.Data, CommonOptions.As };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Arguments.Add(argument);
            }
            else
            {
                command.Options.Add((Option)symbol);
            }
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
            await action(parsed, services, await Acting.ResolveAsync(services, parsed, roles ?? [Roles.Staff], cancellationToken), cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task ListAsync(ParseResult parsed, CliServices services, Requester person, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Waiting))
        {
            foreach (var (application, applicant) in await services.Get<IRightApplications>().ListWaitingAsync(person, cancellationToken))
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{application.Id}\t{applicant.Name}\t{application.FiscalYear}年度\t{TerminalText.Line(application.Purpose)}"));
            }

            return;
        }

        if (!person.IsIn(Roles.Admin))
        {
            throw new AssistantException("forbidden", "一覧は管理者だけが見られます。") { NextStep = "--waiting を付けると、あなたが承認する申請を表示します。" };
        }

        var standings = await services.Get<IRightsToUse>().ListAsync(cancellationToken);
        foreach (var user in await services.Get<IUserDirectory>().ListAsync(cancellationToken))
        {
            var line = UserLine.Of(user, standings.GetValueOrDefault(user.Id));
            Console.Out.WriteLine($"{user.Name}\t{line.RightText}\t{(line.TrainedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"研修 {day:yyyy-MM-dd}") : "研修の記録なし")}\t{string.Join(',', line.Missing)}");
        }
    }

    private static async Task ApplyAsync(ParseResult parsed, CliServices services, Requester person, CancellationToken cancellationToken)
    {
        RequirePerson(person);
        var year = parsed.GetValue(Year) ?? FiscalYear.Of(JapaneseDay.Today(services.Get<TimeProvider>()));
        var application = await services.Get<IRightApplications>().ApplyAsync(person, parsed.GetRequiredValue(Purpose), year, cancellationToken);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year}年度の利用を申請しました: {application.Id}"));
    }

    private static async Task ApproveAsync(ParseResult parsed, CliServices services, Requester person, CancellationToken cancellationToken)
    {
        await services.Get<IRightApplications>().ApproveAsync(parsed.GetRequiredValue(Id), person, cancellationToken);
        Console.Out.WriteLine("承認しました。");
    }

    private static async Task RefuseAsync(ParseResult parsed, CliServices services, Requester person, CancellationToken cancellationToken)
    {
        await services.Get<IRightApplications>().RefuseAsync(parsed.GetRequiredValue(Id), person, parsed.GetRequiredValue(Reason), cancellationToken);
        Console.Out.WriteLine("承認しないことを記録しました。");
    }

    private static async Task TrainAsync(ParseResult parsed, CliServices services, CancellationToken cancellationToken)
    {
        await services.Get<IRightsToUse>().RecordTrainingAsync(parsed.GetRequiredValue(Name), parsed.GetValue(Day)!.Value, services.Get<CommandActor>().UserId, cancellationToken);
        Console.Out.WriteLine("研修日を記録しました。");
    }

    private static async Task AcknowledgeAsync(ParseResult parsed, CliServices services, Requester person, CancellationToken cancellationToken)
    {
        RequirePerson(person);
        var policy = await services.Get<IGuidelinePolicies>().CurrentAsync(cancellationToken);
        await services.Get<IRightsToUse>().AcknowledgeAsync(person, policy.Version, cancellationToken);
        Console.Out.WriteLine($"ガイドラインを読んだことを記録しました: {policy.Version}");
    }

    private static void RequirePerson(Requester person)
    {
        if (person.UserId == Requester.LocalAdministrator.UserId)
        {
            throw new AssistantException("person_required", "誰としての操作かを、--as で指定してください。");
        }
    }
}
