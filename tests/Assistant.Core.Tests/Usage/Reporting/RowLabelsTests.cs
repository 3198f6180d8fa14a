using Assistant.Core.Usage.DrillDown;
using Assistant.Core.Usage.Kpi;
using Xunit;

namespace Assistant.Core.Tests.Usage.Reporting;

public sealed class RowLabelsTests
{
    private static readonly string[] Departments = ["一課", "二課", "三課", "四課", "五課", "六課"];
    private static readonly string[] Templates = ["answer", "mail", "minutes"];
    private static readonly string[] Outcomes = ["answered", "no_evidence", "failed"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20261122)]
    public void Filters_AndTheDifferenceOfAnyTwo_NeverSelectTheRowsOfFewerThanFivePeople(int seed)
    {
        var cells = RandomCells(new Random(seed));
        var labels = RowLabels.Of(cells);
        var selections = Selections(cells.Keys.ToList(), labels);

        Assert.Contains(labels.Values, l => l is not null && l != SmallGroups.Others);
        Assert.Contains(SmallGroups.Others, labels.Values);
        foreach (var one in selections)
        {
            AssertManyOrNobody(one, cells);
            foreach (var other in selections)
            {
                AssertManyOrNobody([.. one.Except(other)], cells);
            }
        }
    }

    [Fact]
    public void Department_WithFewPeople_IsShownAsOthersTogetherWithTheNextSmallest()
    {
        var labels = RowLabels.Of(new Dictionary<RowCell, IReadOnlySet<int>>
        {
            [Cell("大")] = People(0, 20),
            [Cell("中")] = People(20, 6),
            [Cell("小")] = People(30, 2),
        });

        Assert.Equal("大", labels[Cell("大")]);
        Assert.Equal(SmallGroups.Others, labels[Cell("中")]);
        Assert.Equal(SmallGroups.Others, labels[Cell("小")]);
    }

    [Fact]
    public void Rows_OfFourPeopleOfTheWholeCity_AreNotShown() =>
        Assert.Null(RowLabels.Of(new Dictionary<RowCell, IReadOnlySet<int>> { [Cell("小")] = People(0, 2), [Cell("中")] = People(2, 2) })[Cell("小")]);

    [Fact]
    public void Person_InTwoSmallDepartments_CountsOnce()
    {
        var labels = RowLabels.Of(new Dictionary<RowCell, IReadOnlySet<int>> { [Cell("前の課")] = People(0, 4), [Cell("今の課")] = People(0, 4) });

        Assert.All(labels.Values, Assert.Null);
    }

    /// <summary>What every filter of the page selects: a shown department, a feature with or without template, an outcome, each or all.</summary>
    private static List<HashSet<RowCell>> Selections(List<RowCell> cells, IReadOnlyDictionary<RowCell, string?> labels) =>
    [
        .. from department in labels.Values.OfType<string>().Distinct().Append(null)
           from template in Templates.Append(null)
           from outcome in Outcomes.Append(null)
           select cells.Where(c => labels[c] is { } label
               && (department is null || label == department)
               && (template is null || c.TemplateId == template)
               && (outcome is null || c.Outcome == outcome)).ToHashSet(),
    ];

    private static void AssertManyOrNobody(HashSet<RowCell> selected, Dictionary<RowCell, IReadOnlySet<int>> cells)
    {
        var people = selected.SelectMany(c => cells[c]).Distinct().Count();
        Assert.True(people is 0 or >= SmallGroups.FewestPeople, $"{people} people");
    }

    private static Dictionary<RowCell, IReadOnlySet<int>> RandomCells(Random random)
    {
        var cells = new Dictionary<RowCell, IReadOnlySet<int>>();
        for (var d = 0; d < Departments.Length; d++)
        {
            foreach (var template in Templates)
            {
                foreach (var outcome in Outcomes)
                {
                    var size = random.Next(0, 3 * (d + 1));
                    if (size > 0)
                    {
                        cells[new RowCell(Departments[d], "ask", template, outcome)] = Enumerable.Range(0, size).Select(_ => (d * 10) + random.Next(0, 14)).ToHashSet();
                    }
                }
            }
        }

        return cells;
    }

    private static RowCell Cell(string department) => new(department, "ask", "answer", "answered");

    private static HashSet<int> People(int first, int count) => Enumerable.Range(first, count).ToHashSet();
}
