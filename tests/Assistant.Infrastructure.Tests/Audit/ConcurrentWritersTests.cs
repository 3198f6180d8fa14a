using System.Globalization;
using Assistant.Core.Answering;
using Assistant.Core.Audit;
using Assistant.Core.Errors;
using Assistant.Core.Usage;
using Assistant.Infrastructure.Storage;
using Assistant.Infrastructure.Tests.Storage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Audit;

public sealed class ConcurrentWritersTests
{
    private const int Writers = 20;
    private const int Each = 10;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwentyWriters_LoseNothing()
    {
        using var folder = new TemporaryFolder();
        var fixtures = new List<StorageFixture>();
        for (var i = 0; i < 4; i++)
        {
            fixtures.Add(await StorageFixture.OpenAsync(Token, folder));
        }

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                var storage = fixtures[writer % fixtures.Count];
                for (var i = 0; i < Each; i++)
                {
                    await Turns.AnswerAsync(storage, null, Turns.Staff, "質問");
                    await storage.Services.GetRequiredService<IAuditLog>().AppendAsync(new AuditRecord(AuditActions.SignIn, $"user-{writer}", null), Token);
                }
            },
            Token)));

        var report = await fixtures[0].Services.GetRequiredService<ILogVerification>().VerifyAsync(null, Token);
        Assert.Equal([(Writers * Each, null), (0, null), (Writers * Each, null)], report.Chains.Select(c => ((int)c.Records, c.Problem?.Code)));
        var totals = await fixtures[0].Usage.ReadTotalsAsync(UsagePeriod.Parse("2026-04", "2026-04"), Token);
        Assert.Equal(Writers * Each, totals.Cells.Sum(c => c.Events));
        foreach (var fixture in fixtures)
        {
            await fixture.DisposeAsync();
        }
    }

    /// <summary>Twenty writers in four processes, all of them killed. A few times in the suite; ASSISTANT_TEST_KILLS=50 for the long run.</summary>
    [Fact]
    public async Task Writers_KilledAtAnyMoment_LoseNothingThatWasAcknowledged()
    {
        const int Children = Writers / ChildStart.WritersInAChild;
        var kills = int.TryParse(Environment.GetEnvironmentVariable("ASSISTANT_TEST_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : 2;
        using var folder = new TemporaryFolder();
        var random = new Random(20260401);
        var (answers, records) = (0, 0);
        for (var i = 0; i < kills; i++)
        {
            var runs = Enumerable.Range(0, Children).Select(_ => (After: random.Next(1, 40), DelayMs: random.Next(0, 4))).ToList();
            foreach (var acknowledged in await Task.WhenAll(runs.Select(run => ChildStart.KillWriterAsync(folder, run.After, run.DelayMs, Token))))
            {
                answers += acknowledged.Answers;
                records += acknowledged.Records;
            }
        }

        await using var storage = await StorageFixture.OpenAsync(Token, folder);
        var report = await storage.Services.GetRequiredService<ILogVerification>().VerifyAsync(null, Token);

        // What was stored but not yet acknowledged may be there as well: at most one for each writer that was killed.
        Assert.All(report.Chains, c => Assert.Null(c.Problem));
        var stored = report.Chains.ToDictionary(c => c.Chain, c => (int)c.Records, StringComparer.Ordinal);
        Assert.InRange(stored["audit"], records, records + (kills * Writers));
        var finished = (await Turns.UsageAsync(storage)).Where(e => e.Outcome == TurnStates.Answered).ToList();
        Assert.InRange(finished.Count, answers, answers + (kills * Writers));
        Assert.Equal(stored["usage"], (await storage.Usage.ReadTotalsAsync(UsagePeriod.Parse("2026-01", "2027-12"), Token)).Cells.Sum(c => c.Events));
        Assert.True(answers >= kills, $"{answers} answers in {kills} runs");
    }

    [Fact]
    public async Task Disk_FullWhenTheEventIsStored_LeavesNoAnswerAndAnIntactChain()
    {
        using var disk = await MountedDisk.TryMountAsync("size=2m", Token);
        Assert.SkipWhen(disk is null, "no right to mount a file system here");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = Path.Combine(disk.Path, "data") };
        await using var storage = await StorageFixture.OpenAsync(Token, disk.Folder, settings: settings);
        await Turns.AnswerAsync(storage, null, Turns.Staff, "質問");
        var open = await storage.Conversations.StartTurnAsync(null, Turns.Staff, "最後の質問", Token);
        await FillAsync(Path.Combine(disk.Path, "filler"));

        var failure = await Assert.ThrowsAsync<AssistantException>(async () =>
        {
            // The write-ahead log may still have room for a few.
            for (var i = 0; i < 1000; i++)
            {
                await Turns.AnswerAsync(storage, null, Turns.Staff, "質問");
            }
        });

        Assert.Equal("disk_full", failure.Code);
        File.Delete(Path.Combine(disk.Path, "filler"));
        Assert.Equal(TurnStates.Pending, (await storage.Conversations.FindTurnAsync(open.AnswerId, Turns.Staff, Token))!.State);
        var report = await storage.Services.GetRequiredService<ILogVerification>().VerifyAsync(null, Token);
        Assert.All(report.Chains, c => Assert.Null(c.Problem));
        Assert.Equal((await Turns.UsageAsync(storage)).Count, report.Chains.Single(c => c.Chain == "usage").Records);
    }

    private static async Task FillAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                await file.WriteAsync(block, Token);
            }
        }
        catch (IOException)
        {
            // Full: that is what was wanted.
        }
    }
}
