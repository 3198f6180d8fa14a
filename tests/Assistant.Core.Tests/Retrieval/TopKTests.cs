using Assistant.Core.Retrieval;
using Xunit;

namespace Assistant.Core.Tests.Retrieval;

public sealed class TopKTests
{
    [Fact]
    public void Select_MoreThanAsked_KeepsTheBestInOrder() =>
        Assert.Equal([(1, 9.0), (4, 7.0), (0, 3.0)], TopK.Select([3, 9, 0, 1, 7], 3, _ => true));

    [Fact]
    public void Select_EqualScores_PrefersTheEarlier() =>
        Assert.Equal([(0, 2.0), (1, 2.0)], TopK.Select([2, 2, 2], 2, _ => true));

    [Fact]
    public void Select_WhatIsNotAllowed_TakesNoPlaceAmongTheBest() =>
        Assert.Equal([(2, 4.0), (0, 3.0)], TopK.Select([3, 9, 4], 2, i => i != 1));

    [Fact]
    public void Select_NothingScores_IsEmpty() => Assert.Empty(TopK.Select([0, 0], 5, _ => true));

    [Fact]
    public void Select_RandomScores_AgreesWithSorting()
    {
        var random = new Random(20260401);
        for (var round = 0; round < 200; round++)
        {
            var scores = Enumerable.Range(0, random.Next(1, 60)).Select(_ => (double)random.Next(0, 12)).ToArray();
            var expected = scores.Select((score, index) => (index, score)).Where(s => s.score > 0)
                .OrderByDescending(s => s.score).ThenBy(s => s.index).Take(10);
            Assert.Equal(expected, TopK.Select(scores, 10, _ => true));
        }
    }
}
