using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>What the files around a document say about it, before the document itself is read.</summary>
/// <param name="SideFile">Null when there is none.</param>
/// <param name="Folders">Defaults of the folders merged, the nearest first.</param>
/// <param name="CommandLine">Fills what nothing else states.</param>
/// <param name="Fingerprint">Of all of it: another one when anything was changed, added or taken away.</param>
/// <param name="Errors">Of every source so far.</param>
internal sealed record GatheredMetadata(
    StatedMetadata? SideFile,
    StatedMetadata Folders,
    StatedMetadata CommandLine,
    byte[] Fingerprint,
    IReadOnlyList<string> Errors);
