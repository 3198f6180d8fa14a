using System.Buffers.Text;
using System.Text;
using Assistant.Core.Errors;

namespace Assistant.Api.Documents;

/// <summary>Where a long list goes on: behind the uri of the last line, so that documents may come and go between two pages.</summary>
internal static class ListCursor
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Write(string uri) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(uri));

    /// <returns>Null at the beginning of the list.</returns>
    /// <exception cref="AssistantException"><c>cursor_invalid</c>.</exception>
    public static string? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor))
        {
            return null;
        }

        try
        {
            return Strict.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new AssistantException("cursor_invalid", "続きの位置（cursor）を読めません。", exception) { NextStep = "前の応答の nextCursor をそのまま入れてください。" };
        }
    }
}
