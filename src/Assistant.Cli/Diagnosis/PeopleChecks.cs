using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Rights;
using Assistant.Core.Time;

namespace Assistant.Cli.Diagnosis;

/// <summary>Rights that end and people whom a reorganisation has left without a unit: what shows on nobody's page but their own.</summary>
internal static class PeopleChecks
{
    private const string Rights = "rights";
    private const string Units = "people_units";

    public static async Task<IReadOnlyList<Check>> RunAsync(CliServices services, CancellationToken cancellationToken)
    {
        UserAccount[] staff = [.. (await services.Get<IUserDirectory>().ListAsync(cancellationToken)).Where(p => p.Enabled && p.Roles.Contains(Roles.Staff))];
        return [await RightsAsync(services, staff, cancellationToken), await UnitsAsync(services, staff, cancellationToken)];
    }

    private static async Task<Check> RightsAsync(CliServices services, UserAccount[] staff, CancellationToken cancellationToken)
    {
        var rules = (await services.Get<IGuidelinePolicies>().CurrentAsync(cancellationToken)).Policy.RightToUse;
        var standings = await services.Get<IRightsToUse>().ListAsync(cancellationToken);
        var ending = staff.Count(p => standings.GetValueOrDefault(p.Id)?.EndsSoon == true);
        var without = rules.ApprovalRequired ? staff.Count(p => standings.GetValueOrDefault(p.Id)?.Until is null) : 0;
        var message = string.Create(CultureInfo.InvariantCulture, $"使う権利: 職員 {staff.Length:N0} 人のうち、{rules.ReminderDays} 日以内に終わる人 {ending:N0} 人、権利のない人 {without:N0} 人。");
        return ending + without == 0
            ? Check.Fine(Rights, message)
            : Check.Note(Rights, message, "権利のない人は質問できません。", "./assistant rights list で確かめ、申請と承認を進めてください。");
    }

    private static async Task<Check> UnitsAsync(CliServices services, UserAccount[] staff, CancellationToken cancellationToken)
    {
        var isSetUp = (await services.Get<IOrganisation>().ListAsync(JapaneseDay.Today(services.Get<TimeProvider>()), cancellationToken)).Count > 0;
        var without = isSetUp ? staff.Count(p => p.Units is not { Count: > 0 }) : 0;
        return without == 0
            ? Check.Fine(Units, isSetUp ? "所属: 職員のだれにも、今日の所属があります。" : "所属: 組織の表は登録していません。")
            : Check.Note(
                Units,
                string.Create(CultureInfo.InvariantCulture, $"今日の所属のない職員が {without:N0} 人います。"),
                "課を限った文書を読めず、利用の申請は管理者だけが承認できます。",
                "./assistant organisation members import か users assign で、所属を直してください。");
    }
}
