using Assistant.Core.Guideline;

namespace Assistant.Infrastructure.Guideline;

/// <summary>Section <c>Guideline:Detectors</c>.</summary>
public sealed class DetectorOptions
{
    public const string Section = "Guideline:Detectors";

    /// <summary>Kinds that are not reported, by the names of <see cref="FindingKind"/>, for example <c>PostalCode</c>.</summary>
    public string[] Off { get; set; } = [];

    internal IReadOnlySet<FindingKind> OffKinds => Off.Select(name => Enum.Parse<FindingKind>(name, ignoreCase: true)).ToHashSet();

    internal static IEnumerable<string> Check(DetectorOptions options) => options.Off
        .Where(name => !Enum.GetNames<FindingKind>().Contains(name, StringComparer.OrdinalIgnoreCase))
        .Select(_ => $"{Section}:Off に知らない種類があります。使える種類は {string.Join('、', Enum.GetNames<FindingKind>())} です。");
}
