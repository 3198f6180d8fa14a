using System.Text.Json;

namespace Assistant.Core.Guideline;

/// <summary>Names of enumerations as they stand in JSON and in policies.</summary>
public static class CamelCase
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
