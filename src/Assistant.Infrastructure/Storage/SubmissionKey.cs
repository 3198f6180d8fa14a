using System.Security.Cryptography;
using System.Text;

namespace Assistant.Infrastructure.Storage;

/// <summary>
/// What makes two submissions one. The content belongs to it: a form that was changed and sent again is another submission, and
/// nobody's words stand in the key.
/// </summary>
internal static class SubmissionKey
{
    /// <param name="parts">The form's id, where there is one, and what was sent.</param>
    public static string Of(params string[] parts)
    {
        // The lengths keep parts apart: 「ab」「c」 is not 「a」「bc」.
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
