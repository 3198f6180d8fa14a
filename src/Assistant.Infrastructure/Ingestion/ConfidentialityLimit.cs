using Assistant.Core.Documents;
using Assistant.Core.Guideline.Policy;
using Assistant.Infrastructure.Readers.Metadata;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Ingestion;

/// <summary>Up to which class documents may be held here at all.</summary>
internal sealed class ConfidentialityLimit(IOptions<DocumentsOptions> options, IOptions<MetadataOptions> classes, IGuidelinePolicies policies)
{
    public const string Code = "confidentiality_above_limit";

    /// <param name="confidentiality">Null: not stated.</param>
    /// <exception cref="DocumentReadException"><c>confidentiality_above_limit</c>; also where the limit itself is no known class.</exception>
    public async Task CheckAsync(string? confidentiality, CancellationToken cancellationToken)
    {
        var allowed = options.Value.Confidentiality.Allowed ?? (await policies.CurrentAsync(cancellationToken)).Policy.Confidentiality.Allowed;
        if (confidentiality is { } stated && !(RankOf(stated) >= RankOf(allowed) && RankOf(allowed) >= 0))
        {
            throw new DocumentReadException(Code, $"機密性の区分「{stated}」の文書は登録できません（登録できるのは「{allowed}」まで）。")
            {
                NextStep = "生成AIで扱ってよい文書かどうかを、所管課に確かめてください。",
            };
        }
    }

    /// <summary>Whether it is of the class that everybody may read.</summary>
    public bool IsPublic(string? confidentiality) => confidentiality is { } stated && RankOf(stated) == classes.Value.Classes.Length - 1;

    /// <summary>The strictest class is 0.</summary>
    private int RankOf(string confidentiality) => Array.IndexOf(classes.Value.Classes, confidentiality);
}
