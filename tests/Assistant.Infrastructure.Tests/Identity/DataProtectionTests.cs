using Assistant.Infrastructure.Identity;
using Assistant.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Identity;

public sealed class DataProtectionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secret_ProtectedBeforeARestart_IsReadableAfterIt()
    {
        using var folder = new TemporaryFolder();
        string secret;
        await using (var before = await OpenAsync(folder))
        {
            secret = before.Services.GetDataProtector("test").Protect("郡山");
        }

        await using var after = await OpenAsync(folder);

        Assert.Equal("郡山", after.Services.GetDataProtector("test").Unprotect(secret));
        Assert.Single(Directory.GetFiles(folder.Combine("data", "keys")));
    }

    [Fact]
    public async Task Keys_OfAnotherFolder_OpenNothing()
    {
        using var folder = new TemporaryFolder();
        using var otherFolder = new TemporaryFolder();
        await using var one = await OpenAsync(folder);
        await using var other = await OpenAsync(otherFolder);

        var secret = one.Services.GetDataProtector("test").Protect("郡山");

        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => other.Services.GetDataProtector("test").Unprotect(secret));
    }

    private static Task<StorageFixture> OpenAsync(TemporaryFolder folder) =>
        StorageFixture.OpenAsync(Token, folder, configure: (services, configuration) => services.AddAssistantDataProtection(configuration));
}
