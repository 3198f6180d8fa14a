using System.Globalization;

namespace Assistant.Infrastructure.Vectors.Embedded;

/// <summary>Ids of 32 lower-case hexadecimal digits as numbers; their order is that of the text.</summary>
internal static class HexId
{
    private const int Digits = 32;

    public static UInt128 Parse(string id) => TryParse(id, out var value)
        ? value
        : throw new ArgumentException("An id has 32 lower-case hexadecimal digits.", nameof(id));

    public static bool TryParse(string id, out UInt128 value)
    {
        value = default;
        return id.Length == Digits
            && !id.AsSpan().ContainsAnyExceptInRange('0', 'f')
            && !id.AsSpan().ContainsAnyInRange('A', 'F')
            && UInt128.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }

    public static string Format(UInt128 id) => id.ToString("x32", CultureInfo.InvariantCulture);
}
