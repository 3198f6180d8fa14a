using System.Diagnostics;
using System.Globalization;
using System.Text;
using Assistant.Cli.Measuring;
using Assistant.Cli.Shell;
using Assistant.Core.Audit;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Infrastructure.Usage;

namespace Assistant.Cli.Benchmarking;

/// <summary>Made-up uses: people with very different habits, from a hundred departments, imported as a city would import its past.</summary>
internal sealed class UsageBenchmark(CliServices services, ProgressLine progress, int events, int months)
{
    private const int Seed = 20260401;
    private const int MostUsers = 3000;
    private const int Repetitions = 40;
    private const int WarmUp = 20;
    private const int RowsAPage = 50;
    private static readonly string[] Templates = ["answer", "mail", "minutes", "greeting", "planning", "macro"];
    private readonly int _users = Math.Min(MostUsers, Math.Max(10, events / 20));

    public async Task<UsageBenchmarkOutput> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "events.csv");
        Write(path);
        var started = Stopwatch.GetTimestamp();
        await using (var file = File.OpenRead(path))
        {
            progress.Show("取り込み");
            await services.Get<IUsageImport>().ImportAsync(file, cancellationToken);
        }

        var importMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        File.Delete(path);
        var first = new YearMonth(2024, 4);
        var whole = UsagePeriod.Of(first, first.AddMonths(months - 1));
        var month = UsagePeriod.Of(whole.To, whole.To);
        var reports = services.Get<UsageReports>();
        progress.Show("指標");
        started = Stopwatch.GetTimestamp();
        await reports.ComputeKpiAsync(whole, recount: false, cancellationToken);
        var firstMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var wholeTimes = await MeasureAsync(() => reports.ComputeKpiAsync(whole, recount: false, cancellationToken));
        var monthTimes = await MeasureAsync(() => reports.ComputeKpiAsync(month, recount: false, cancellationToken));
        var reportTimes = await MeasureAsync(() => reports.ComputeReportAsync(whole, cancellationToken));
        var rows = services.Get<IUsageRows>();
        var filter = new UsageRowFilter(whole.To, null, null, null, null);
        started = Stopwatch.GetTimestamp();
        await rows.ReadAsync(filter, 1, RowsAPage, cancellationToken);
        var rowsFirstMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var rowTimes = await MeasureAsync(() => rows.ReadAsync(filter, 1, RowsAPage, cancellationToken));
        var log = services.Get<IAuditLog>();
        var appendTimes = await MeasureAsync(async () =>
        {
            await log.AppendAsync(new AuditRecord(AuditActions.UsageRead, "bench", null), cancellationToken);
            return true;
        });
        progress.Show("数え直し");
        started = Stopwatch.GetTimestamp();
        var recounted = await reports.ComputeKpiAsync(whole, recount: true, cancellationToken);
        var recountMs = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        var kept = await reports.ComputeKpiAsync(whole, recount: false, cancellationToken);
        progress.Show("確認");
        var verified = await services.Get<ILogVerification>().VerifyAsync(null, cancellationToken);
        return new UsageBenchmarkOutput(
            events, _users, months, importMs, events / importMs * 1000, firstMs, wholeTimes, monthTimes, reportTimes, rowsFirstMs, rowTimes, appendTimes, recountMs,
            CliJson.Text(recounted, CliJson.Shared.UsageKpi) == CliJson.Text(kept, CliJson.Shared.UsageKpi),
            verified.Intact, verified.Records / verified.ElapsedMs * 1000);
    }

    private static async Task<UsageTimes> MeasureAsync<T>(Func<Task<T>> work)
    {
        // A server has compiled its hot paths long ago.
        for (var i = 0; i < WarmUp; i++)
        {
            await work();
        }

        var times = new Latencies();
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Repetitions; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        var spent = (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Repetitions;
        return new UsageTimes(times.Percentile(50), times.Percentile(95), Math.Round(spent, 3));
    }

    private void Write(string path)
    {
        var random = new Random(Seed);
        var start = new YearMonth(2024, 4).Start;
        var span = (new YearMonth(2024, 4).AddMonths(months).Start - start).TotalSeconds;
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.WriteLine("occurredAt,userId,department,feature,templateId,outcome,post,minutesSaved,inputTokens,outputTokens,eventId");
        for (var i = 0; i < events; i++)
        {
            // Squared: a few people use it all day, many hardly ever.
            var user = (int)(random.NextDouble() * random.NextDouble() * _users);
            var at = start.AddSeconds(random.NextDouble() * span);
            var outcome = random.Next(100) switch { < 80 => "answered", < 90 => "no_evidence", < 94 => "blocked", < 97 => "failed", _ => "abandoned" };
            var minutes = outcome == "answered" && random.Next(4) == 0 ? IUsageFeedback.Choices[random.Next(IUsageFeedback.Choices.Count)].ToString(CultureInfo.InvariantCulture) : "";
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{at:yyyy-MM-dd'T'HH:mm:ss.fffzzz},user-{user},第{user % 100}課,ask,{Templates[random.Next(Templates.Length)]},{outcome},職位{user % 5},{minutes},{random.Next(2000)},{random.Next(800)},e{i}"));
        }
    }
}

/// <summary>The JSON of <c>bench usage</c>.</summary>
/// <param name="FirstMs">Key figures of the whole period, the first time in the process: nothing is in memory yet.</param>
/// <param name="RowsFirstMs">The first page of the last month's rows, the first time in the process.</param>
internal sealed record UsageBenchmarkOutput(
    int Events,
    int Users,
    int Months,
    double ImportMs,
    double ImportedPerSecond,
    double FirstMs,
    UsageTimes Whole,
    UsageTimes Month,
    UsageTimes Report,
    double RowsFirstMs,
    UsageTimes Rows,
    UsageTimes Append,
    double RecountMs,
    bool RecountEqual,
    bool Intact,
    double VerifiedPerSecond);

/// <param name="ProcessorMs">Of one call on average, all threads: what other work on the machine does not change.</param>
internal sealed record UsageTimes(double P50Ms, double P95Ms, double ProcessorMs);
