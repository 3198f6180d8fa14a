namespace Assistant.Core.Retrieval.Analysis;

/// <summary>
/// Average lengths of the fields, in terms, as they were when the ranking model was trained. They stay fixed until it
/// is trained again, so that what an earlier passage weighs does not change with every later one.
/// </summary>
public sealed record FieldAverages(double Context, double Body)
{
    public static FieldAverages Of(IReadOnlyCollection<FieldTerms> passages) => passages.Count == 0
        ? new FieldAverages(1, 1)
        : new FieldAverages(Math.Max(1, passages.Average(p => p.ContextLength)), Math.Max(1, passages.Average(p => p.BodyLength)));
}
