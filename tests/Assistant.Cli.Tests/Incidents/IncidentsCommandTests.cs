using Assistant.Cli.Tests.Running;
using Assistant.Core.Access;
using Assistant.Core.Incidents;
using Assistant.Infrastructure;
using Assistant.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Cli.Tests.Incidents;

public sealed class IncidentsCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_IsListedShownAnsweredAndWrittenOut_ByAnalystsAndOnRecord()
    {
        await RunAsync("users", "add", "bunseki", "--display-name", "分析", "--role", "analyst");
        await RunAsync("users", "add", "tanaka", "--display-name", "田中", "--role", "staff");
        await ReportAsync("=数字が違う");

        Tool.AssertError(await Tool.RunAsync("incidents", "list", "--as", "tanaka", "--data", folder.Combine("data")), "forbidden");
        Tool.AssertError(await Tool.RunAsync("incidents", "answer", "1", "--text", " ", "--as", "bunseki", "--data", folder.Combine("data")), "answer_invalid");
        Tool.AssertError(await Tool.RunAsync("incidents", "show", "2", "--data", folder.Combine("data")), "incident_not_found");
        Tool.AssertError(await Tool.RunAsync("incidents", "list", "--state", "done", "--data", folder.Combine("data")), "usage");
        Assert.StartsWith("1\t受付\t期限 ", (await RunAsync("incidents", "list", "--as", "bunseki")).Output, StringComparison.Ordinal);

        var answered = await RunAsync("incidents", "answer", "1", "--text", "直しました。", "--as", "bunseki");
        var shown = await RunAsync("incidents", "show", "1", "--as", "bunseki");
        var csv = await RunAsync("incidents", "export", "--csv");
        var json = Tool.Json((await RunAsync("incidents", "export")).Lines[0]);

        Assert.Contains("回答済", answered.Output, StringComparison.Ordinal);
        Assert.Contains("回答: 直しました。", shown.Output, StringComparison.Ordinal);
        Assert.StartsWith("number,id,", csv.Output, StringComparison.Ordinal);
        Assert.Contains(",'=数字が", csv.Output, StringComparison.Ordinal);
        Assert.Equal(("answered", "直しました。"), (json.GetProperty("state").GetString(), json.GetProperty("answer").GetString()));
        Assert.Empty((await RunAsync("incidents", "list", "--state", "received")).Output);
        var actions = (await RunAsync("audit", "export", "--from", Month(-1), "--to", Month(0))).Lines.Select(l => Tool.Json(l)).Select(r => r.GetProperty("record").GetProperty("action").GetString()).ToList();
        foreach (var action in new[] { "incident.read", "incident.answer", "incident.export" })
        {
            Assert.Contains(action, actions);
        }
    }

    /// <summary>As the service takes a report: the command line has none of its own.</summary>
    private async Task ReportAsync(string description)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", folder.Combine("data"))]).Build();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddAssistant(configuration).BuildServiceProvider();
        var reporter = new Requester("reporter", "総務課", new HashSet<string>([Roles.Staff], StringComparer.Ordinal));
        await services.GetRequiredService<IIncidentReports>().ReportAsync(new IncidentRequest(IncidentCategory.WrongAnswer, description), reporter, null, Token);
    }

    private static string Month(int months) =>
        TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).AddMonths(months).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);

    private Task<ProcessResult> RunAsync(params string[] arguments) => Tool.SucceedAsync([.. arguments, "--data", folder.Combine("data")]);
}
