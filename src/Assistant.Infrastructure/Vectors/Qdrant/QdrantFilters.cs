using Assistant.Core.Retrieval.Vectors;
using Assistant.Infrastructure.Vectors.Qdrant.Client;

namespace Assistant.Infrastructure.Vectors.Qdrant;

/// <summary>Who may see a passage and what the search is narrowed to, decided by the server.</summary>
internal static class QdrantFilters
{
    /// <summary>The person has no code at all, and so sees nothing: no condition of Qdrant says this.</summary>
    public static bool SeesNothing(VectorFilter filter) => !filter.Access.All && filter.Access.Codes.Count == 0;

    /// <returns>Null when everything may be found.</returns>
    public static QdrantFilter? Build(VectorFilter filter)
    {
        List<QdrantCondition> must = [];
        if (!filter.Access.All)
        {
            must.Add(QdrantCondition.AnyOf(QdrantPayload.AccessField, filter.Access.Codes));
        }

        Narrow(must, QdrantPayload.KindField, filter.Filters.Kinds.Select(QdrantPoints.Kind));
        Narrow(must, QdrantPayload.DepartmentField, filter.Filters.Departments);
        Narrow(must, QdrantPayload.DocumentIdField, filter.Filters.DocumentIds);
        if (filter.ValidOn is { } day)
        {
            must.Add(QdrantCondition.AtLeast(QdrantPayload.ValidUntilField, QdrantPayload.Number(day)));
        }

        return must.Count == 0 ? null : new QdrantFilter(must);
    }

    public static QdrantFilter Of(IEnumerable<string> documentIds) => new([QdrantCondition.AnyOf(QdrantPayload.DocumentIdField, documentIds)]);

    private static void Narrow(List<QdrantCondition> must, string key, IEnumerable<string> values)
    {
        var condition = QdrantCondition.AnyOf(key, values);
        if (condition.Match!.Any.Count > 0)
        {
            must.Add(condition);
        }
    }
}
