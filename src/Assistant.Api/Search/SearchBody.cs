using System.ComponentModel;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Api.Search;

/// <param name="Query">1–10,000 characters after trimming.</param>
/// <param name="Top">1–100; 10 when left out.</param>
/// <param name="Explain">Every hit then says why it ranks where it does; of passages that the person may read only.</param>
internal sealed record SearchBody(
    [property: Description("探す言葉や質問（1〜10,000文字）")] string Query,
    [property: Description("件数（1〜100）")] int Top = 10,
    SearchFilters? Filters = null,
    [property: Description("探し方：lexical（言葉）、dense（意味）、hybrid（両方）")] SearchMode Mode = SearchMode.Hybrid,
    [property: Description("true にすると、各件に、その順位になった理由（explanation）が付きます")] bool Explain = false);
