namespace Assistant.Core.Incidents;

/// <summary>What a report is about. The names are stored and stand in JSON in camel case.</summary>
public enum IncidentCategory
{
    /// <summary>個人情報・機密の入力.</summary>
    ConfidentialInput,

    /// <summary>誤った回答.</summary>
    WrongAnswer,

    /// <summary>不適切な表現.</summary>
    Inappropriate,

    /// <summary>著作権.</summary>
    Copyright,

    Other,
}

public enum IncidentSeverity
{
    Normal,

    /// <summary>Answered within the shorter time of the guideline.</summary>
    Urgent,
}

public enum IncidentState
{
    /// <summary>受付.</summary>
    Received,

    /// <summary>対応中.</summary>
    InProgress,

    /// <summary>回答済.</summary>
    Answered,

    /// <summary>完了.</summary>
    Closed,
}
