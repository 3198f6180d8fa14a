using System.Buffers.Text;
using System.Security.Cryptography;

namespace Assistant.Infrastructure.Identity;

/// <summary>
/// <c>kas_ID_SECRET</c>: the id finds the record, the secret (256 random bits in base64url) proves the right to use it.
/// Its SHA-256 is kept: a random secret of this length needs no slow hash.
/// </summary>
internal sealed record ApiKeySecret(string Id, string Text)
{
    private const string Prefix = "kas_";
    private const int IdBytes = 8;
    private const int IdLength = IdBytes * 2;
    private const int SecretBytes = 32;
    private const int SecretLength = 43;

    private string Secret => Text[^SecretLength..];

    public static ApiKeySecret Create()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));
        return new ApiKeySecret(id, $"{Prefix}{id}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}");
    }

    /// <summary>Null when the text has not the form of a key.</summary>
    public static ApiKeySecret? Parse(string key) =>
        key.Length == Prefix.Length + IdLength + 1 + SecretLength
        && key.StartsWith(Prefix, StringComparison.Ordinal)
        && key[Prefix.Length + IdLength] == '_'
            ? new ApiKeySecret(key.Substring(Prefix.Length, IdLength), key)
            : null;

    public byte[] Hash() => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Secret));

    /// <summary>Takes the same time whatever the hash holds.</summary>
    public bool Matches(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(), hash);

    /// <summary>A record printed whole would put the secret into a log.</summary>
    public override string ToString() => $"{Prefix}{Id}_…";
}
