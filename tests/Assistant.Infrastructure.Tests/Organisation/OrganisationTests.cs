using System.Text;
using Assistant.Core.Access;
using Assistant.Core.Errors;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Organisation;

/// <summary>Two departments until March; from April they are one, and a section has moved.</summary>
public sealed class OrganisationTests : IAsyncLifetime
{
    private const string Units = """
        code,name,parent,from,to
        CITY,市役所,,2020-04-01,
        A,政策部,CITY,2020-04-01,2026-03-31
        B,情報部,CITY,2020-04-01,2026-03-31
        C,DX部,CITY,2026-04-01,
        B1,DX戦略課,B,2020-04-01,2026-03-31
        B1,DX戦略課,C,2026-04-01,
        A1,政策課,A,2020-04-01,2026-03-31
        A1,企画課,C,2026-04-01,
        """;

    private readonly ManualTimeProvider _time = new(new DateTimeOffset(2026, 3, 31, 14, 59, 59, TimeSpan.Zero));
    private StorageFixture _storage = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IOrganisationAdministration Administration => _storage.Services.GetRequiredService<IOrganisationAdministration>();

    private IOrganisation Organisation => _storage.Services.GetRequiredService<IOrganisation>();

    public async ValueTask InitializeAsync() => _storage = await StorageFixture.OpenAsync(Token, time: _time);

    public ValueTask DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task Person_TransferredInApril_HasTheOldUnitsUntilMidnightInJapanAndTheNewOnesAfter()
    {
        await ImportAsync(Units);
        await AddAsync("hanako", department: "DX戦略課");
        await MembersAsync("user,unit,from,to\nhanako,A1,2024-04-01,2026-03-31\nhanako,B1,2026-04-01,\n");

        var before = await CodesAsync("hanako");
        _time.Advance(TimeSpan.FromSeconds(1));
        var after = await CodesAsync("hanako");

        Assert.Equal(["A", "A1", "CITY", "staff", "市役所", "政策課", "政策部"], before);
        Assert.Equal(["B1", "C", "CITY", "DX戦略課", "DX部", "staff", "市役所"], after);
    }

    [Fact]
    public async Task Key_OfAPersonWhoWasTransferred_ChangesAtTheSameMoment()
    {
        await ImportAsync(Units);
        await AddAsync("hanako", department: null);
        await MembersAsync("user,unit,from,to\nhanako,A1,2024-04-01,2026-03-31\nhanako,B1,2026-04-01,\n");
        var key = (await _storage.Keys.IssueAsync("hanako", "試験", ["staff"], _time.GetUtcNow().AddDays(9), Token)).Secret;

        var before = await _storage.Keys.AuthenticateAsync(key, Token);
        _time.Advance(TimeSpan.FromSeconds(1));
        var after = await _storage.Keys.AuthenticateAsync(key, Token);

        Assert.True(before!.Scope.Allows(["政策課"]));
        Assert.False(before.Scope.Allows(["DX戦略課"]));
        Assert.True(after!.Scope.Allows(["DX戦略課"]));
        Assert.False(after.Scope.Allows(["A1"]) || after.Scope.Allows(["政策課"]) || after.Scope.Allows(["企画課"]));
    }

    [Fact]
    public async Task Unit_ThatMovedInAReorganisation_HasItsNewParentAndItsNewName()
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: null);
        await MembersAsync("user,unit,from,to\ntaro,A1,2024-04-01,\n");

        var before = await CodesAsync("taro");
        _time.Advance(TimeSpan.FromSeconds(1));
        var after = await CodesAsync("taro");

        Assert.Contains("政策課", before);
        Assert.Contains("A", before);
        Assert.Contains("企画課", after);
        Assert.Contains("C", after);
        Assert.DoesNotContain("政策課", after);
        Assert.DoesNotContain("A", after);
    }

    [Fact]
    public async Task Person_InTwoUnits_HasTheCodesOfBoth()
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: null);
        await MembersAsync("user,unit,from,to\ntaro,A1,2024-04-01,\ntaro,B1,2025-10-01,\n");

        var codes = await CodesAsync("taro");

        Assert.Superset(new HashSet<string>(["A1", "B1", "A", "B"]), codes.ToHashSet());
    }

    [Fact]
    public async Task Person_WhoseMembershipsHaveEnded_HasNoUnitWhateverTheAccountSays()
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: "B1");
        await MembersAsync("user,unit,from,to\ntaro,A1,2024-04-01,2025-03-31\n");

        Assert.Equal(["staff"], await CodesAsync("taro"));
    }

    [Fact]
    public async Task Person_UnknownToTheOrganisation_HasTheDepartmentOfTheAccountWhileItExists()
    {
        await ImportAsync(Units);
        await AddAsync("byname", department: "政策課");
        await AddAsync("former", department: "廃止課");

        Assert.Contains("A", await CodesAsync("byname"));
        Assert.Equal(["staff"], await CodesAsync("former"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["staff"], await CodesAsync("byname"));
    }

    [Fact]
    public async Task Person_WithoutAnOrganisation_HasTheDepartmentOfTheAccount()
    {
        await AddAsync("taro", department: "人事課");

        Assert.Equal(["staff", "人事課"], await CodesAsync("taro"));
    }

    [Fact]
    public async Task Name_ThatTwoUnitsHave_OpensNothing()
    {
        await ImportAsync("code,name,parent,from,to\nX,総務部,,2020-04-01,\nX1,庶務係,X,2020-04-01,\nY1,庶務係,X,2020-04-01,\nZ,X1,X,2020-04-01,\n");
        await AddAsync("taro", department: null);
        await AddAsync("zoe", department: null);
        await MembersAsync("user,unit,from,to\ntaro,X1,2024-04-01,\nzoe,Z,2024-04-01,\n");

        Assert.Equal(["X", "X1", "staff", "総務部"], await CodesAsync("taro"));

        // Z is called like the code of another unit: the name must not open what is meant for that unit.
        Assert.Equal(["X", "Z", "staff", "総務部"], await CodesAsync("zoe"));
    }

    [Fact]
    public async Task Change_ByAnotherProcess_IsSeenWithinASecond()
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: "B1");
        Assert.Contains("B1", await CodesAsync("taro"));
        await using var other = await StorageFixture.OpenAsync(Token, _storage.Folder, _time);

        await other.Services.GetRequiredService<IOrganisationAdministration>().ImportUnitsAsync(Bytes("code,name,parent,from,to\nZ,別,,2020-04-01,\n"), dryRun: false, Token);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(["staff"], await CodesAsync("taro"));
    }

    [Fact]
    public async Task Import_WithEveryKindOfError_NamesThemAllAndChangesNothing()
    {
        const string table = """
            code,name,parent,from,to
            A,政策部,,2026-04-01,2026-03-31
            admin,管理,,2026-04-01,
            B,,,2026-04-01,
            C,総務部,,4月1日,
            D,人事課
            """;

        var failure = await Assert.ThrowsAsync<AssistantException>(() => ImportAsync(table));

        Assert.Equal("organisation_invalid", failure.Code);
        foreach (var line in new[] { "2 行目: to が", "3 行目: code に役割", "4 行目: name は", "5 行目: from は", "6 行目: 列の数" })
        {
            Assert.Contains(line, failure.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await Organisation.ListAsync(new DateOnly(2026, 4, 1), Token));
    }

    [Fact]
    public async Task Import_OfATreeThatIsNone_NamesOverlapMissingParentAndCircle()
    {
        const string table = """
            code,name,parent,from,to
            A,甲,B,2026-04-01,
            B,乙,A,2026-04-01,
            C,丙,,2026-04-01,2026-09-30
            C,丙,,2026-09-30,
            D,丁,C,2026-01-01,
            E,戊,E,2026-04-01,
            """;

        var failure = await Assert.ThrowsAsync<AssistantException>(() => ImportAsync(table));

        Assert.Contains("「C」の期間が 4 行目と重なっています", failure.Message, StringComparison.Ordinal);
        Assert.Contains("6 行目: 上位の所属「C」が 2026-01-01 にありません", failure.Message, StringComparison.Ordinal);
        Assert.Contains("「A」の上位の所属をたどると", failure.Message, StringComparison.Ordinal);
        Assert.Contains("「E」の上位の所属をたどると", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-04-01,2026-12-31", true)]
    [InlineData("2026-04-01,2027-01-01", false)]
    [InlineData("2026-04-01,", false)]
    public async Task Import_OfAChild_NeedsItsParentOnEveryDay(string period, bool accepted)
    {
        // The parent has two rows without a gap between them.
        var table = $"code,name,parent,from,to\nP,親,,2026-04-01,2026-06-30\nP,親部,,2026-07-01,2026-12-31\nK,子,P,{period}\n";

        var failure = await Record.ExceptionAsync(() => ImportAsync(table));

        Assert.Equal(accepted, failure is null);
    }

    [Fact]
    public async Task DryRun_TellsWhatWouldChangeAndChangesNothing()
    {
        await ImportAsync("code,name,parent,from,to\nA,甲,,2020-04-01,\nB,乙,,2020-04-01,\n");

        var changes = await Administration.ImportUnitsAsync(Bytes("code,name,parent,from,to\nA,甲,,2020-04-01,2026-03-31\nC,丙,,2026-04-01,\n"), dryRun: true, Token);

        Assert.Equal([OrganisationChangeKind.Changed, OrganisationChangeKind.Added, OrganisationChangeKind.Removed], changes.Select(c => c.Kind));
        Assert.Equal(["A", "B"], (await Organisation.ListAsync(new DateOnly(2026, 3, 31), Token)).Select(u => u.Code));
    }

    [Fact]
    public async Task Members_OfUnknownPeopleAndUnits_AreAllNamed()
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: null);

        var failure = await Assert.ThrowsAsync<AssistantException>(() => MembersAsync("user,unit,from,to\nnobody,A1,2024-04-01,\ntaro,A,2026-04-01,\nTARO,B1,2025-04-01,\ntaro,B1,2026-04-01,\n"));

        Assert.Contains("2 行目: この名前の利用者はいません", failure.Message, StringComparison.Ordinal);
        Assert.Contains("3 行目: 所属「A」が 2026-04-01 にありません", failure.Message, StringComparison.Ordinal);
        Assert.Contains("5 行目: 同じ人の同じ所属の期間が 4 行目と重なっています", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-04-01,2026-03-31", null)]
    [InlineData("2024-04-01,", "2026-04-01")]
    [InlineData("2024-04-01,2026-04-02", "2026-04-01")]
    [InlineData("2019-04-01,2026-03-31", "2019-04-01")]
    public async Task Member_OfAUnitThatEnds_NeedsItOnEveryDay(string period, string? missing)
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: null);

        var failure = await Record.ExceptionAsync(() => MembersAsync($"user,unit,from,to\ntaro,A,{period}\ntaro,A1,2026-04-01,\n"));

        Assert.Equal(missing is not null, failure is AssistantException { Code: "organisation_invalid" });
        Assert.True(missing is null || failure!.Message.Contains($"2 行目: 所属「A」が {missing} にありません。", StringComparison.Ordinal), failure?.Message);
    }

    [Theory]
    [InlineData("utf-8-mark")]
    [InlineData("shift_jis")]
    [InlineData("utf-16")]
    public async Task Table_AsExcelSavesIt_IsRead(string encoding)
    {
        // Marks, line ends, quotation marks, slashes in dates, spaces and an empty last line.
        const string table = "code,name,parent,from,to\r\nA1,\"企画課\",,2026/4/1,\r\n B1 ,　税務課　,A1,2026/04/01,2027/3/31\r\n,,,,\r\n";
        var bytes = encoding switch
        {
            "utf-8-mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(table)],
            _ => CodePagesEncodingProvider.Instance.GetEncoding(encoding)!.GetBytes(table),
        };

        await Administration.ImportUnitsAsync(bytes, dryRun: false, Token);

        Assert.Equal([("A1", "企画課"), ("B1", "税務課")], (await Organisation.ListAsync(new DateOnly(2026, 4, 1), Token)).Select(u => (u.Code, u.Name)));
    }

    [Fact]
    public async Task File_ThatIsNoTable_IsRefusedInWords()
    {
        await ImportAsync(Units);
        byte[] workbook = [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0x08, 0x00, 0xFF, 0xFE, 0x00, 0x00];

        foreach (var import in new[] { Administration.ImportUnitsAsync, (Func<ReadOnlyMemory<byte>, bool, CancellationToken, Task>)Administration.ImportMembersAsync })
        {
            var failure = await Assert.ThrowsAsync<AssistantException>(() => import(workbook, false, Token));
            Assert.Equal("organisation_invalid", failure.Code);
            Assert.Contains("CSV", failure.Message, StringComparison.Ordinal);
        }

        Assert.NotEmpty(await Organisation.ListAsync(new DateOnly(2026, 4, 1), Token));
    }

    [Fact]
    public async Task Members_WithEveryKindOfError_AreAllNamedAndNobodyMoves()
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: null);
        await MembersAsync("user,unit,from,to\ntaro,A1,2024-04-01,\n");

        var failure = await Assert.ThrowsAsync<AssistantException>(() => MembersAsync(
            $"user,unit,from,to,post,head\ntaro,B1,2026-04-01,,{new string('長', 101)},0\ntaro,B1,4月1日,,,\ntaro,B1,2026-05-01,2026-04-01,,1\ntaro,ZZ,2026-04-01,,,yes\ntaro,B1,2026-04-01\n\"taro,B1"));

        foreach (var line in new[] { "2 行目: post は", "3 行目: from は", "4 行目: to が from", "5 行目: 所属「ZZ」が", "5 行目: head は", "6 行目: 列の数", "7 行目: 引用符" })
        {
            Assert.Contains(line, failure.Message, StringComparison.Ordinal);
        }

        Assert.Contains("政策課", await CodesAsync("taro"));
    }

    [Fact]
    public async Task Assign_EndsWhatWasAndBeginsOnTheDay()
    {
        await ImportAsync(Units);
        await AddAsync("taro", department: null);
        await MembersAsync("user,unit,from,to\ntaro,A1,2024-04-01,\n");

        await Administration.AssignAsync("taro", "DX戦略課", new DateOnly(2026, 4, 1), concurrent: false, Token);

        Assert.Contains("A1", await CodesAsync("taro"));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("A1", await CodesAsync("taro"));
        Assert.Contains("B1", await CodesAsync("taro"));
        Assert.Equal("unit_unknown", (await Assert.ThrowsAsync<AssistantException>(() => Administration.AssignAsync("taro", "A", new DateOnly(2026, 4, 1), false, Token))).Code);
    }

    [Fact]
    public async Task Units_AreListedParentsFirst() =>
        Assert.Equal(["CITY", "C", "A1", "B1"], await ListAfterImportAsync());

    [Fact]
    public async Task Codes_ThatOpenNothingToday_AreFound()
    {
        await ImportAsync(Units);

        var unmatched = await Organisation.FindUnmatchedAsync(["staff", "A", "政策課", "C", "無い課"], new DateOnly(2026, 4, 1), Token);

        Assert.Equal(["A", "政策課", "無い課"], unmatched.Order(StringComparer.Ordinal));
    }

    private async Task<IEnumerable<string>> ListAfterImportAsync()
    {
        await ImportAsync(Units);
        return (await Organisation.ListAsync(new DateOnly(2026, 4, 1), Token)).Select(u => u.Code);
    }

    private static byte[] Bytes(string table) => Encoding.UTF8.GetBytes(table);

    private Task<IReadOnlyList<OrganisationChange>> ImportAsync(string table) => Administration.ImportUnitsAsync(Bytes(table), dryRun: false, Token);

    private Task<IReadOnlyList<OrganisationChange>> MembersAsync(string table) => Administration.ImportMembersAsync(Bytes(table), dryRun: false, Token);

    private Task<CreatedUser> AddAsync(string name, string? department) => _storage.Users.CreateAsync(new NewUser(name, name, department, [Roles.Staff]), Token);

    private async Task<IReadOnlyList<string>> CodesAsync(string name) =>
        [.. (await _storage.Users.FindAsync(name, Token))!.ToRequester().Scope.Codes.Order(StringComparer.Ordinal)];
}
