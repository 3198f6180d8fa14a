using System.Security.Cryptography;
using Assistant.Core.Guideline.Screening;
using Microsoft.AspNetCore.DataProtection;

namespace Assistant.Infrastructure.Guideline;

/// <summary>Under the keys of the data folder.</summary>
internal sealed class AcknowledgementSeal(IDataProtectionProvider protection) : IAcknowledgementSeal
{
    private readonly IDataProtector _protector = protection.CreateProtector("Assistant.Guideline.Acknowledgement");

    public string Seal(byte[] digest) => Convert.ToHexStringLower(_protector.Protect(digest));

    public bool IsOf(string seal, byte[] digest)
    {
        try
        {
            return CryptographicOperations.FixedTimeEquals(_protector.Unprotect(Convert.FromHexString(seal)), digest);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
