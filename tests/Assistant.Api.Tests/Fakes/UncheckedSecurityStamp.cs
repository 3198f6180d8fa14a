using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Api.Tests.Fakes;

/// <summary>The people of these tests are no rows of the identity store.</summary>
internal sealed class UncheckedSecurityStamp : ISecurityStampValidator
{
    public Task ValidateAsync(CookieValidatePrincipalContext context) => Task.CompletedTask;
}
