namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>Section <c>Metadata</c>.</summary>
public sealed class MetadataOptions
{
    public const string Section = "Metadata";

    /// <summary>Confidentiality classes (自治体機密性), the strictest first.</summary>
    public string[] Classes { get; set; } = ["3A", "3B", "3C", "2", "1"];

    internal static IEnumerable<string> Check(MetadataOptions options)
    {
        if (options.Classes.Length == 0 || options.Classes.Any(string.IsNullOrWhiteSpace))
        {
            yield return "Metadata:Classes には機密性の区分を1つ以上、空でない文字で指定してください。";
        }

        if (options.Classes.Distinct(StringComparer.Ordinal).Count() != options.Classes.Length)
        {
            yield return "Metadata:Classes に同じ区分が2回あります。";
        }
    }
}
