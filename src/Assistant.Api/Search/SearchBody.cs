using Assistant.Core.Retrieval;

namespace Assistant.Api.Search;

/// <param name="Query">1–10,000 characters after trimming.</param>
/// <param name="Top">1–100; 10 when left out.</param>
internal sealed record SearchBody(string Query, int Top = 10, SearchFilters? Filters = null);
