using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Documents;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>
/// What documents are filtered by. Many documents share one profile, so that who may see what is decided for a few of
/// them a query, not for every document.
/// </summary>
internal sealed class SegmentProfiles
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<SegmentProfile> _profiles = [];

    public int NumberOf(DocumentMetadata metadata)
    {
        var profile = new SegmentProfile(metadata.Kind, metadata.Department, metadata.Access, metadata.ValidUntil);
        var key = JsonSerializer.Serialize(profile, SegmentJson.Default.SegmentProfile);
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _profiles.Count;
            _numbers.Add(key, number);
            _profiles.Add(profile);
        }

        return number;
    }

    public byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes([.. _profiles], SegmentJson.Default.SegmentProfileArray);

    /// <summary>As filters ask for them; titles are no part of the index.</summary>
    public static DocumentMetadata[] Deserialize(ReadOnlySpan<byte> json)
    {
        try
        {
            var profiles = JsonSerializer.Deserialize(json, SegmentJson.Default.SegmentProfileArray)!;
            return [.. profiles.Select(p => new DocumentMetadata { Title = string.Empty, Kind = p.Kind, Department = p.Department, Access = p.Access, Expires = p.ValidUntil })];
        }
        catch (JsonException exception)
        {
            throw new BrokenIndexException("The profiles cannot be read.", exception);
        }
    }
}

/// <param name="ValidUntil">Last day on which the documents are found without being asked for; null when they have no end.</param>
internal sealed record SegmentProfile(DocumentKind Kind, string? Department, IReadOnlyList<string> Access, DateOnly? ValidUntil);

/// <summary>Kinds by name: their numbers may change between versions of the program.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(SegmentProfile[]))]
internal sealed partial class SegmentJson : JsonSerializerContext;
