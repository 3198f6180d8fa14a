using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Assistant.Infrastructure.Storage;

/// <summary>
/// Values that were masked in a question, as they lie in the record: encrypted under a key of the data folder that is not in the
/// database, so that neither the database nor a copy of it shows them.
/// </summary>
internal sealed class MaskedValues(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Assistant.Guideline.MaskedValues");

    /// <returns>Null where nothing was masked.</returns>
    public byte[]? Protect(IReadOnlyDictionary<string, string> values) => values.Count == 0
        ? null
        : _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(values, StringComparer.Ordinal), StorageJson.Shared.DictionaryStringString));

    /// <returns>Empty where nothing was masked, and where the key is gone: the masked text is then all there is.</returns>
    public IReadOnlyDictionary<string, string> Unprotect(byte[]? stored)
    {
        try
        {
            return stored is null ? Nothing : JsonSerializer.Deserialize(_protector.Unprotect(stored), StorageJson.Shared.DictionaryStringString) ?? Nothing;
        }
        catch (CryptographicException)
        {
            return Nothing;
        }
    }

    private static Dictionary<string, string> Nothing => new(StringComparer.Ordinal);
}
