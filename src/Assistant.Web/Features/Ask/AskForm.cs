using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Retrieval;
using Assistant.Web.Wording;

namespace Assistant.Web.Features.Ask;

public sealed class AskForm
{
    /// <summary>What the answer service accepts at most, in characters.</summary>
    public const int MaxLength = 10_000;

    /// <summary>Values of <see cref="Action"/>.</summary>
    public const string Masked = "mask";

    /// <inheritdoc cref="Masked"/>
    public const string Acknowledged = "acknowledge";

    public string? Question { get; set; }

    /// <summary>Which button was pressed after something was found; null for the plain one.</summary>
    public string? Action { get; set; }

    /// <summary>What the page was given with the findings; it counts only with <see cref="Acknowledged"/>.</summary>
    public string? Acknowledgement { get; set; }

    public string? Purpose { get; set; }

    /// <summary>What is pasted beside the question.</summary>
    public string? Material { get; set; }

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

    public AskRequest ToRequest(string? conversationId) => new(Question ?? string.Empty, conversationId, null, ToFilters())
    {
        Purpose = string.IsNullOrEmpty(Purpose) ? null : Purpose,
        Acknowledgement = Action == Acknowledged ? Acknowledgement : null,
        Mask = Action == Masked,
        Attachments = string.IsNullOrWhiteSpace(Material) ? null : [new Attachment(Words.Material.Name, Material)],
    };

    public SearchFilters? ToFilters()
    {
        var kinds = Enum.GetValues<DocumentKind>().Where(Narrows).ToArray();
        return kinds.Length == 0 ? null : new SearchFilters { Kinds = kinds };
    }
}
