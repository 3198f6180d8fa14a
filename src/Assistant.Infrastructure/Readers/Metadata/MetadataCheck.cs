using Assistant.Core.Documents;
using Assistant.Infrastructure.Organisation;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>What only this installation knows of a statement: its confidentiality classes and its organisation.</summary>
internal sealed class MetadataCheck(IOptions<MetadataOptions> options, OrganisationDirectory organisation)
{
    /// <returns>One sentence an error, with the line where it is known.</returns>
    public async Task<IReadOnlyList<string>> FindErrorsAsync(StatedMetadata stated, CancellationToken cancellationToken)
    {
        List<string> errors = [];
        if (stated.Confidentiality is { } given && !options.Value.Classes.Contains(given, StringComparer.Ordinal))
        {
            errors.Add($"{MetadataRules.Line(stated, MetadataNames.Confidentiality)}confidentiality は {string.Join('、', options.Value.Classes)} のどれかにしてください。");
        }

        if (stated.Access is { Count: > 0 } access)
        {
            var line = MetadataRules.Line(stated, MetadataNames.Access);
            var (unknown, ambiguous) = await organisation.CheckCodesAsync(access, cancellationToken);
            if (unknown.Count > 0)
            {
                errors.Add($"{line}access の {string.Join('、', unknown.Select(c => $"「{c}」"))} は、役割にも所属にもありません。");
            }

            if (ambiguous.Count > 0)
            {
                errors.Add($"{line}access の {string.Join('、', ambiguous.Select(c => $"「{c}」"))} は、同じ名前の所属が複数あるため、コードで書いてください。");
            }
        }

        return errors;
    }

    /// <summary>For what comes from a form: everything that a file would be held to.</summary>
    /// <exception cref="DocumentReadException"><c>metadata_invalid</c> with every error.</exception>
    public async Task RequireValidAsync(StatedMetadata stated, CancellationToken cancellationToken)
    {
        string[] errors = [.. MetadataRules.Check(stated), .. await FindErrorsAsync(stated, cancellationToken)];
        if (errors.Length > 0)
        {
            throw ReadFailures.Metadata("入力した文書情報", errors);
        }
    }
}
