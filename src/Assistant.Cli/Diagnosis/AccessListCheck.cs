using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Documents;
using Assistant.Core.Time;

namespace Assistant.Cli.Diagnosis;

/// <summary>Access lists that name units which have ended or never were: after a reorganisation nobody may be left who can read a document.</summary>
internal static class AccessListCheck
{
    private const string Id = "access_lists";
    private const int MostShown = 10;

    public static async Task<Check> RunAsync(CliServices services, CancellationToken cancellationToken)
    {
        var documents = await services.Get<IDocumentStore>().ListAsync(AccessScope.Everything, cancellationToken);
        string[] codes = [.. documents.SelectMany(d => d.Metadata.Access).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var unmatched = await services.Get<IOrganisation>().FindUnmatchedAsync(codes, JapaneseDay.Today(services.Get<TimeProvider>()), cancellationToken);
        if (unmatched.Count == 0)
        {
            return Check.Fine(Id, "公開範囲: どのコードも、今日の役割か所属にあります。");
        }

        var closed = documents.Count(d => d.Metadata.Access.Count > 0 && d.Metadata.Access.All(unmatched.Contains));
        var shown = codes.Where(unmatched.Contains).Take(MostShown).Select(c => $"「{c}」");
        var rest = unmatched.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $" ほか {unmatched.Count - MostShown} 件") : "";
        return Check.Note(
            Id,
            $"公開範囲のコードのうち、{string.Join('、', shown)}{rest} は今日の役割にも所属にもありません。",
            string.Create(CultureInfo.InvariantCulture, $"そのコードではだれも文書を読めません。管理者のほかにだれも読めない文書が {closed:N0} 件あります。"),
            "文書の公開範囲を、今の所属のコードに直してください。");
    }
}
