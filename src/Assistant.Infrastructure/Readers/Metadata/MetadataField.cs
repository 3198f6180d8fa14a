namespace Assistant.Infrastructure.Readers.Metadata;

/// <summary>One key of the YAML mapping.</summary>
/// <param name="Line">In the file, from 1.</param>
/// <param name="IsList">Written as a YAML sequence.</param>
internal sealed record MetadataField(string Name, int Line, IReadOnlyList<string> Values, bool IsList);
