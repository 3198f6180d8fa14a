using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Assistant.Core.Usage.Tables;
using Xunit;
using static Assistant.Core.Tests.Usage.UsageVectors;

namespace Assistant.Core.Tests.Usage;

public sealed class SmallGroupsTests
{
    private static readonly PriceTable _prices = PriceTable.Parse("t", "effective\tmodel\tinputYenPerMillion\toutputYenPerMillion\tbasis\n");

    [Fact]
    public void SmallDepartment_TakesTheNextSmallestWithIt_AndUsesStay()
    {
        var report = Report([.. Uses("A課", 1, 20), .. Uses("B課", 101, 6), .. Uses("C課", 201, 2)]);

        Assert.Equal([new DepartmentKpi("A課", 20, 20, 20, 100), new DepartmentKpi(SmallGroups.Others, 8, 8, 8, 40)], report.Kpi.ByDepartment);
    }

    [Fact]
    public void Departments_OfFivePeopleEach_StayAsTheyAre()
    {
        var report = Report([.. Uses("A課", 1, 20), .. Uses("B課", 101, 5)]);

        Assert.Equal(["A課", "B課"], report.Kpi.ByDepartment.Select(d => d.Department));
    }

    [Fact]
    public void PeopleOfTwoSmallDepartments_AreOnePersonEach_SoThatTheMergedRowHasFive()
    {
        // Three people and two of the same: the sum of rows is five, the people are three.
        var report = Report([.. Uses("A課", 1, 20), .. Uses("B課", 101, 6), .. Uses("C課", 201, 3), .. Uses("D課", 201, 2)]);

        Assert.Equal([new DepartmentKpi("A課", 20, 20, 20, 100), new DepartmentKpi(SmallGroups.Others, 9, 9, 11, 55)], report.Kpi.ByDepartment);
    }

    [Fact]
    public void SmallPosts_AreMergedInTheSameWay()
    {
        var report = Report(
        [
            .. Uses("A課", 1, 60).Select(e => e with { Post = "主事" }), .. Uses("A課", 101, 20).Select(e => e with { Post = "係長" }),
            .. Uses("A課", 201, 1).Select(e => e with { Post = "市長" }),
        ]);

        // The mayor alone could be told by subtraction: the next smallest post joins.
        Assert.Equal([new GroupKpi("主事", 60, 60, 300), new GroupKpi(SmallGroups.Others, 21, 21, 105)], report.ByPost);
    }

    private static IEnumerable<UsageEvent> Uses(string department, int first, int people) =>
        Enumerable.Range(first, people).Select(i => Event("2025-04-10T10:00:00+09:00", $"u{i}", department));

    private static UsageReport Report(IEnumerable<UsageEvent> events) =>
        UsageReportCalculator.Compute(Totals("2025-04", "2025-04", events), FiveMinutes, _prices, [], new HashSet<string>());
}
