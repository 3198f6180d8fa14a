using System.Globalization;
using Assistant.Core.Errors;

namespace Assistant.Core.Rights;

/// <summary>Why somebody may not use the service, and what to do about it. The codes are part of the outer contract.</summary>
public static class RightCodes
{
    public const string Missing = "right_missing";
    public const string Expired = "right_expired";
    public const string TrainingRequired = "training_required";
    public const string AcknowledgementRequired = "acknowledgement_required";

    /// <summary>The one page where all of it is seen and put right.</summary>
    public const string Page = "/rights";

    public static AssistantException ToException(string code, RightStanding standing) => code switch
    {
        Missing when standing.WaitingYears.Count > 0 => new(Missing, "利用の申請は、まだ承認されていません。") { NextStep = $"所属長の承認を待ってください（利用の申請のページ {Page} で確認できます）。" },
        Missing => new(Missing, "生成AIを使うには、利用の申請と所属長の承認が必要です。") { NextStep = $"利用の申請のページ（{Page}）で申請してください。" },
        Expired => new(Expired, Ended(standing)) { NextStep = $"利用の申請のページ（{Page}）で、今年度の申請をしてください。" },
        TrainingRequired => new(TrainingRequired, "生成AIを使うには、今年度か前年度の研修を受けている必要があります。") { NextStep = $"研修を受けて、DX戦略課に研修日の登録を依頼してください（{Page} で確認できます）。" },
        _ => new(AcknowledgementRequired, "生成AI利用ガイドラインが変わりました。読んで、確認したことを記録してください。") { NextStep = $"利用の申請のページ（{Page}）で「読みました」を押してください。" },
    };

    private static string Ended(RightStanding standing) => standing.EndedOn is { } day
        ? string.Create(CultureInfo.InvariantCulture, $"生成AIを使える期間は、{day.Year}年{day.Month}月{day.Day}日に終わりました。")
        : "生成AIを使える期間は終わりました。";
}
