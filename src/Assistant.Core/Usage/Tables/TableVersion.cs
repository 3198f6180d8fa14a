using System.Security.Cryptography;
using System.Text;

namespace Assistant.Core.Usage.Tables;

/// <summary>Names a state of a table by its content, so that a figure says which one it was computed with.</summary>
internal static class TableVersion
{
    private const int Digits = 12;

    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))))[..Digits];
}
