using System.Globalization;
using Assistant.Core.Errors;
using Assistant.Core.Incidents;

namespace Assistant.Infrastructure.Incidents;

/// <summary>The bounds of what somebody writes into a report.</summary>
internal static class IncidentTexts
{
    public static string Require(string? text, string code, string name)
    {
        var trimmed = (text ?? "").ReplaceLineEndings("\n").Trim();
        return trimmed.Length is > 0 and <= IIncidentReports.LongestText && !trimmed.Any(c => char.IsControl(c) && c is not ('\n' or '\t'))
            ? trimmed
            : throw new AssistantException(code, string.Create(CultureInfo.InvariantCulture, $"{name}を、1〜{IIncidentReports.LongestText:N0}文字で書いてください。"));
    }
}
