using System.Globalization;

namespace Assistant.Infrastructure.Audit;

/// <summary>Numbers and codes for a record.</summary>
internal static class AuditDetails
{
    public static Dictionary<string, string> Of(params ReadOnlySpan<(string Name, IConvertible Value)> details)
    {
        var result = new Dictionary<string, string>(details.Length, StringComparer.Ordinal);
        foreach (var (name, value) in details)
        {
            result.Add(name, value.ToString(CultureInfo.InvariantCulture));
        }

        return result;
    }
}
