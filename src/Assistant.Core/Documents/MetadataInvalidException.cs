using Assistant.Core.Errors;

namespace Assistant.Core.Documents;

/// <summary>What is wrong with one field of stated metadata.</summary>
/// <param name="Field">Its name in JSON: <c>effective</c>.</param>
/// <param name="Message">One sentence that says how to write it.</param>
public sealed record MetadataProblem(string Field, string Message);

/// <summary><c>metadata_invalid</c>, with every field that is wrong and not just the first.</summary>
public sealed class MetadataInvalidException(IReadOnlyList<MetadataProblem> problems)
    : AssistantException("metadata_invalid", string.Join(' ', problems.Select(p => p.Message)))
{
    public IReadOnlyList<MetadataProblem> Problems { get; } = problems;
}
