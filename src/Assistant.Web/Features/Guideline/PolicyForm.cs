using Assistant.Infrastructure.Guideline.Policy;

namespace Assistant.Web.Features.Guideline;

public sealed class PolicyForm
{
    /// <summary>Values of <see cref="Action"/>.</summary>
    public const string Check = "check";

    /// <inheritdoc cref="Check"/>
    public const string Save = "save";

    /// <inheritdoc cref="Check"/>
    public const string Publish = "publish";

    public string? Yaml { get; set; }

    /// <summary>Texts to try, with empty lines between them.</summary>
    public string? Samples { get; set; }

    /// <summary>When it comes into force, as typed.</summary>
    public string? At { get; set; }

    public string? Action { get; set; }

    /// <summary>Id of the drawing of the form.</summary>
    public string? Form { get; set; }

    public IReadOnlyList<string> Texts()
    {
        string[] own =
        [
            .. (Samples ?? string.Empty).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(t => t.Length <= PolicyPreview.LongestText).Take(PolicyPreview.MostTexts),
        ];
        return own.Length > 0 ? own : PolicyPreview.Samples;
    }
}
