using System.Security.Claims;
using System.Text.Encodings.Web;
using Assistant.Api.Problems;
using Assistant.Core.Access;
using Assistant.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Access;

/// <summary><c>Authorization: Bearer KEY</c> for programs.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    IApiKeys keys) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ApiKey";

    private const string Prefix = "Bearer ";

    public static string? ReadKey(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Prefix.Length..].Trim()
            : null;

    internal static ClaimsPrincipal Describe(Requester requester, string authenticationType = SchemeName)
    {
        List<Claim> claims = [new(ClaimTypes.NameIdentifier, requester.UserId), .. requester.Roles.Select(role => new Claim(ClaimTypes.Role, role))];
        if (requester.Department is { } department)
        {
            claims.Add(new Claim(AssistantClaims.Department, department));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, authenticationType));
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ReadKey(Request) is not { Length: > 0 } key)
        {
            return AuthenticateResult.NoResult();
        }

        return await keys.AuthenticateAsync(key, Context.RequestAborted) is { } requester
            ? AuthenticateResult.Success(new AuthenticationTicket(Describe(requester), SchemeName))
            : AuthenticateResult.Fail("The key is unknown, expired or revoked.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => Context.WriteProblemAsync(Failure.NotSignedIn);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Context.WriteProblemAsync(Failure.Forbidden);
}
