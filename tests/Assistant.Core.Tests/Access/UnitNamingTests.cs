using Assistant.Core.Access;
using Xunit;

namespace Assistant.Core.Tests.Access;

public sealed class UnitNamingTests
{
    private static readonly DateOnly Reform = new(2026, 4, 1);

    [Theory]
    [InlineData("2026-03-31", "政策課")]
    [InlineData("2026-04-01", "企画課")]
    [InlineData("2019-01-01", "政策課")]
    [InlineData("2030-01-01", "企画課")]
    public void Name_OfAUnitThatWasRenamed_IsTheOneOfTheDayOrTheNearest(string day, string name)
    {
        OrganisationUnit[] units = [new("A1", "企画課", null, Reform, new DateOnly(2027, 3, 31)), new("A1", "政策課", null, new DateOnly(2020, 4, 1), Reform.AddDays(-1))];

        Assert.Equal(name, UnitNaming.On(units, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))["A1"]);
    }

    [Fact]
    public void Name_ThatSeveralUnitsHave_IsFollowedByTheCode()
    {
        OrganisationUnit[] units = [new("A1", "総務係", null, Reform, null), new("B1", "総務係", null, Reform, null), new("C1", "税務課", null, Reform, null)];

        Assert.Equal(["総務係（A1）", "総務係（B1）", "税務課"], UnitNaming.On(units, Reform).OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Value));
    }
}
