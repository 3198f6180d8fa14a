using System.Globalization;
using System.Text;
using Assistant.Core.Answering;
using Assistant.Web.Wording;

namespace Assistant.Web.Features.Ask;

/// <summary>The answer as it is handed to the clipboard: never without its sources and the reminder to check them.</summary>
internal static class CopyText
{
    public static string Of(StoredTurn turn, AnswerResponse response)
    {
        var text = new StringBuilder()
            .Append('【').Append(Words.Ask.Question).Append('】').Append('\n').Append(turn.Question).Append("\n\n")
            .Append('【').Append(Words.Ask.Answer).Append('】').Append('\n').Append(response.Answer).Append("\n\n");
        if (response.Citations.Count > 0)
        {
            text.Append('【').Append(Words.Turn.Sources).Append('】').Append('\n');
            foreach (var citation in response.Citations)
            {
                text.Append(CultureInfo.InvariantCulture, $"[{citation.Marker}] {citation.Title} {Words.Source.Place(citation)}")
                    .Append(citation.Verified ? string.Empty : $"（{Words.Source.NotVerified}）").Append('\n')
                    .Append("　「").Append(citation.Quote).Append("」\n");
            }

            text.Append('\n');
        }

        return text.Append(Words.Turn.CopyNotice).Append('\n').Append(Words.Turn.Label(response, turn.AskedAt)).ToString();
    }
}
