using Assistant.Core.Documents;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Core.Ingestion;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Looks a version over before it becomes searchable: personal information and marks of confidentiality.</summary>
internal sealed class DocumentReviewer(IGuidelineCheck guideline, IOptions<DocumentsOptions> options, ConfidentialityLimit limit, TimeProvider time)
{
    /// <summary>More would say nothing new and fill the record: a list of residents has thousands.</summary>
    private const int MostFindings = 500;

    private const int ExcerptAround = 20;

    /// <summary>Null when nothing was found that the policy asks about.</summary>
    public async Task<DocumentReview?> LookAsync(DocumentRecord document, IReadOnlyList<PageText> pages, CancellationToken cancellationToken) =>
        Look(document, pages, await guideline.CurrentAsync(cancellationToken));

    private DocumentReview? Look(DocumentRecord document, IReadOnlyList<PageText> pages, GuidelineScreen screen)
    {
        var isPublic = limit.IsPublic(document.Metadata.Confidentiality);
        var findings = new List<ReviewFinding>();
        var isHeld = false;
        foreach (var page in pages)
        {
            var onPage = screen.FindAll(page.Text);
            foreach (var finding in onPage)
            {
                var action = ActionFor(finding, isPublic, screen.Policy);
                if (action == GuidelineAction.Off)
                {
                    continue;
                }

                // What decides must be among those that are kept, however many there are.
                var holds = action == GuidelineAction.Block;
                if (findings.Count < MostFindings || (holds && !isHeld))
                {
                    findings.Add(new ReviewFinding(finding.Kind, finding.Certainty, page.Number, page.Label, finding.Start, finding.Length, Masking.Excerpt(page.Text, finding, ExcerptAround, onPage)));
                }

                isHeld |= holds;
            }
        }

        return findings.Count == 0
            ? null
            : new DocumentReview(document.Id, document.Metadata.Title, document.Uri, document.ContentHash, isHeld ? ReviewState.Pending : ReviewState.Reported, time.GetUtcNow(), null, null, findings);
    }

    private GuidelineAction ActionFor(Finding finding, bool isPublic, GuidelinePolicy policy) =>
        isPublic && IsContact(finding.Kind) ? GuidelineAction.Off : options.Value.PersonalInformation.ActionOf(finding.Kind, finding.Certainty, policy);

    /// <summary>Telephone number and address of a division stand in every public paper.</summary>
    private static bool IsContact(FindingKind kind) => kind is FindingKind.Phone or FindingKind.Email or FindingKind.Address or FindingKind.PostalCode;
}
