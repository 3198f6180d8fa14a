namespace Assistant.Web.Components;

/// <summary>What is wrong with one field of a form; shown beside it and in the summary at the top.</summary>
/// <param name="FieldId">Id of the input, so that the summary can lead there.</param>
public sealed record FieldProblem(string FieldId, string Message);
