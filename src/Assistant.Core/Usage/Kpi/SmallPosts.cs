namespace Assistant.Core.Usage.Kpi;

/// <summary>Posts that fewer than five people hold are shown as one, as departments are: a city has one mayor.</summary>
public static class SmallPosts
{
    /// <param name="people">Different people by post in the period.</param>
    public static IReadOnlyList<GroupKpi> Merge(IReadOnlyList<GroupKpi> posts, IReadOnlyDictionary<string, int> people)
    {
        int Size(GroupKpi post) => people.GetValueOrDefault(post.Name);
        var bySize = posts.OrderBy(Size).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        var merged = bySize.TakeWhile(p => Size(p) < SmallGroups.FewestPeople).ToList();
        if (merged.Count == 0)
        {
            return posts;
        }

        while (merged.Sum(Size) < SmallGroups.FewestPeople && merged.Count < bySize.Count)
        {
            merged.Add(bySize[merged.Count]);
        }

        return [.. posts.Except(merged), new GroupKpi(SmallGroups.Others, merged.Sum(p => p.CumulativeUsers ?? 0), merged.Sum(p => p.Events), merged.Sum(p => p.Minutes))];
    }
}
