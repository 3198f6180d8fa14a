namespace Assistant.Core.Incidents;

/// <summary>The words for people; pages and command line say the same.</summary>
public static class IncidentNames
{
    public static string Of(IncidentCategory category) => category switch
    {
        IncidentCategory.ConfidentialInput => "個人情報・機密の入力",
        IncidentCategory.WrongAnswer => "誤った回答",
        IncidentCategory.Inappropriate => "不適切な表現",
        IncidentCategory.Copyright => "著作権",
        _ => "その他",
    };

    public static string Of(IncidentSeverity severity) => severity == IncidentSeverity.Urgent ? "急ぎ" : "ふつう";

    public static string Of(IncidentState state) => state switch
    {
        IncidentState.Received => "受付",
        IncidentState.InProgress => "対応中",
        IncidentState.Answered => "回答済",
        _ => "完了",
    };
}
