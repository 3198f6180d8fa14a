using System.Globalization;
using System.Text;
using Assistant.Core.Time;
using Assistant.Core.Usage;
using Assistant.Core.Usage.DrillDown;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Usage;

public sealed class UsageRowsTests
{
    private static readonly YearMonth _month = new(2025, 5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_ReadAgainAfterEveryImport_AreThoseOfAReaderWhoReadsTheMonthAnew()
    {
        using var folder = new TemporaryFolder();
        await using var reading = await StorageFixture.OpenAsync(Token, folder);
        var random = new Random(7);
        for (var round = 0; round < 6; round++)
        {
            // Also of other months, of equal times, and of people and kinds that were not there before.
            await ImportAsync(reading, File(random, 150, people: 4 + (3 * round)));
            await using var fresh = await StorageFixture.OpenAsync(Token, folder);
            foreach (var filter in new[] { new UsageRowFilter(_month, null, null, null, null), new UsageRowFilter(_month, null, "ask", null, "answered"), new UsageRowFilter(_month, "その他", null, null, null, "") })
            {
                for (var page = 1; page <= 3; page++)
                {
                    Assert.Equal(Text(await ReadAsync(fresh, filter, page)), Text(await ReadAsync(reading, filter, page)));
                }
            }
        }

        var all = await ReadAsync(reading, new UsageRowFilter(_month, null, null, null, null), 1);
        Assert.Equal(
            (await reading.Usage.ReadTotalsAsync(UsagePeriod.Of(_month, _month), Token)).Cells.Sum(c => c.Events),
            all.Total + all.Hidden);
        Assert.True(all.Rows.Zip(all.Rows.Skip(1), (a, b) => a.OccurredAt >= b.OccurredAt).All(x => x));
    }

    [Fact]
    public async Task Purpose_IsPartOfTheGroup_SoThatFourPeopleOfAPurposeAreNotShownByIt()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        for (var i = 0; i < 9; i++)
        {
            var person = Storage.Turns.Staff with { UserId = $"u{i}" };
            var started = await storage.Conversations.StartTurnAsync(null, person, "質問", Token);
            await storage.Conversations.CompleteTurnAsync(
                new(started.AnswerId, "answered", Storage.Turns.Response(started), null),
                Storage.Turns.Usage(started, "answered") with { UserId = person.UserId, Purpose = i < 5 ? "drafting" : "publication" },
                Token);
        }

        var month = YearMonth.Of(storage.Time.GetUtcNow());
        var found = await ReadAsync(storage, new UsageRowFilter(month, null, null, null, null), 1);

        Assert.Equal((5, 4), (found.Total, found.Hidden));
        Assert.All(found.Rows, r => Assert.Equal("drafting", r.Purpose));
        Assert.Equal(["drafting"], found.Purposes);
        Assert.Equal(0, (await ReadAsync(storage, new UsageRowFilter(month, null, null, null, null, "publication"), 1)).Total);
    }

    private static Task<UsageRowPage> ReadAsync(StorageFixture storage, UsageRowFilter filter, int page) =>
        storage.Services.GetRequiredService<IUsageRows>().ReadAsync(filter, page, 40, Token);

    private static string Text(UsageRowPage page) =>
        $"{page.Total} {page.Hidden} {page.Page}/{page.Pages} {string.Join(',', page.Departments)} {string.Join(',', page.Kinds)} {string.Join('\n', page.Rows)}";

    private static async Task ImportAsync(StorageFixture storage, string text)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await storage.Services.GetRequiredService<IUsageImport>().ImportAsync(file, Token);
    }

    private static string File(Random random, int rows, int people)
    {
        var text = new StringBuilder("occurredAt,userId,department,feature,templateId,outcome\n");
        for (var i = 0; i < rows; i++)
        {
            var at = new DateTimeOffset(2025, 4, 25, 0, 0, 0, JapanTime.Offset).AddHours(random.Next(45 * 24));
            text.Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd'T'HH:mm:sszzz},u{random.Next(people)},{(random.Next(3) == 0 ? "総務課" : "税務課")},ask,{(random.Next(4) == 0 ? "mail" : "answer")},{(random.Next(5) == 0 ? "failed" : "answered")}\n");
        }

        return text.ToString();
    }
}
