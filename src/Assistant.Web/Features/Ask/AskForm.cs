using Assistant.Core.Documents;
using Assistant.Core.Retrieval;

namespace Assistant.Web.Features.Ask;

public sealed class AskForm
{
    /// <summary>What the answer service accepts at most, in characters.</summary>
    public const int MaxLength = 10_000;

    public string? Question { get; set; }

    public bool Plan { get; set; }

    public bool Guideline { get; set; }

    public bool Manual { get; set; }

    public bool Other { get; set; }

    public bool Narrows(DocumentKind kind) => kind switch
    {
        DocumentKind.Plan => Plan,
        DocumentKind.Guideline => Guideline,
        DocumentKind.Manual => Manual,
        _ => Other,
    };

    public SearchFilters? ToFilters()
    {
        var kinds = Enum.GetValues<DocumentKind>().Where(Narrows).ToArray();
        return kinds.Length == 0 ? null : new SearchFilters { Kinds = kinds };
    }
}
