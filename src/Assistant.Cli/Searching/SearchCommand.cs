using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Assistant.Cli.Shell;
using Assistant.Core.Access;
using Assistant.Core.Answering;
using Assistant.Core.Retrieval;

namespace Assistant.Cli.Searching;

internal static class SearchCommand
{
    private static readonly Argument<string> Text = new("TEXT") { Description = "探す言葉や質問" };

    private static readonly Option<int> Top = CommonOptions.Number("--top", "表示する件数", defaultValue: 10, least: 1, most: 100);

    private static readonly Option<bool> Explain = new("--explain") { Description = "その順位になった理由（一致した言葉、珍しさ、点の割合など）も出力します" };

    public static Command Create()
    {
        var command = new Command("search", "記載を探します")
        {
            Text, Top, ModeOption.Mode, Explain, CommonOptions.Outdated, CommonOptions.Data, CommonOptions.As, CommonOptions.Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var query = QuestionText.Validate(parsed.GetRequiredValue(Text));
        await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
        var requester = await Acting.ResolveAsync(services, parsed, Roles.Staff, cancellationToken);

        var request = new SearchRequest(query, parsed.GetValue(Top), requester.Scope, new SearchFilters { IncludeOutdated = parsed.GetValue(CommonOptions.Outdated) }) { Mode = parsed.GetValue(ModeOption.Mode), Explain = parsed.GetValue(Explain) };
        var began = Stopwatch.GetTimestamp();
        var result = await services.Get<IPassageSearch>().SearchAsync(request, cancellationToken);
        var output = SearchResponse.From(query, result, Stopwatch.GetElapsedTime(began));

        if (parsed.GetValue(CommonOptions.Json))
        {
            CliJson.Write(output, CliJson.Shared.SearchResponse);
        }
        else
        {
            Print(output, result.Passages);
        }

        return output.Hits.Count > 0 ? ExitCode.Ok : ExitCode.NothingFound;
    }

    private static void Print(SearchResponse output, int passages)
    {
        foreach (var hit in output.Hits)
        {
            Console.Out.WriteLine($"{hit.Rank.ToString(CultureInfo.InvariantCulture)}. {SourceLine.Describe(hit.Title, hit.Kind, hit.Page, null, hit.Place, hit.Validity)}");
            SourceLine.WriteDetails(hit.HeadingPath, hit.Text);
            if (hit.Explanation is { } explanation)
            {
                ExplanationPrinter.Write(explanation);
            }
        }

        Console.Out.WriteLine(output.Hits.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"見つかりませんでした（{passages:N0} 件の記載を調べました）。")
            : string.Create(CultureInfo.InvariantCulture, $"{output.Hits.Count} 件（{output.ElapsedMs} ミリ秒）"));
    }
}
