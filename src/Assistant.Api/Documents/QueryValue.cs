using System.Text.Json;

namespace Assistant.Api.Documents;

/// <summary>Enum values in an address are written as in JSON; the framework would want the names of C#.</summary>
internal static class QueryValue
{
    /// <returns>Null when nothing is asked.</returns>
    /// <exception cref="BadHttpRequestException">There is no such value.</exception>
    public static T? Parse<T>(string? text)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (Name(value) == text)
            {
                return value;
            }
        }

        throw new BadHttpRequestException("Unknown value in the address.");
    }

    public static string Names<T>()
        where T : struct, Enum => string.Join('、', Enum.GetValues<T>().Select(Name));

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
