using Assistant.Core.Usage;
using Assistant.Core.Usage.Kpi;
using Xunit;
using static Assistant.Core.Tests.Usage.UsageVectors;

namespace Assistant.Core.Tests.Usage;

public sealed class AdoptionTests
{
    [Fact]
    public void Rate_CountsPeopleOfTodaysDepartment_ByIdOrSignInName()
    {
        // 税務課 has six people; two of them used the service, one of these before the transfer and one under the sign-in name.
        var totals = Totals("2025-04", "2025-05",
            [
                Event("2025-04-10T10:00:00+09:00", "id-1") with { Department = "総務課" },
                Event("2025-05-10T10:00:00+09:00", "name-2") with { Department = "税務課" },
                Event("2025-05-11T10:00:00+09:00", "has-left") with { Department = "税務課" }
            ]);

        var adoption = Adoption.Of(totals, [.. People("税務課", 6, 1), .. People("総務課", 5, 7)]);

        Assert.Equal([new DepartmentAdoption("総務課", 5, 0), new DepartmentAdoption("税務課", 6, 2)], adoption);
        Assert.Equal([0m, 33.3m], adoption.Select(a => a.Rate));
    }

    [Fact]
    public void Departments_OfFewPeople_AreMergedUntilTheyAreFive()
    {
        var totals = Totals("2025-04", "2025-05", [Event("2025-04-10T10:00:00+09:00", "id-1")]);

        var adoption = Adoption.Of(totals, [.. People("市長室", 1, 1), .. People("秘書課", 5, 2), .. People("税務課", 9, 7)]);

        Assert.Equal([new DepartmentAdoption("税務課", 9, 0), new DepartmentAdoption(SmallGroups.Others, 6, 1)], adoption);
    }

    [Fact]
    public void NobodyRegistered_HasNoAdoption() =>
        Assert.Empty(Adoption.Of(Totals("2025-04", "2025-05", [Event("2025-04-10T10:00:00+09:00", "imported")]), []));

    private static IEnumerable<UsagePerson> People(string department, int count, int first) =>
        Enumerable.Range(first, count).Select(i => new UsagePerson($"id-{i}", $"name-{i}", department));
}
