using Assistant.Api;
using Assistant.Core.Access;
using Assistant.Infrastructure.Identity;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.Browser.Tests.Site;

/// <summary>The whole program with its own data folder: for ways that lead through pages, rules and record together.</summary>
internal sealed class RealSite : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private RealSite() => _app = Program.Build(
        ["--port", "0", "--data", _folder.Combine("data"), "--RateLimits:AnonymousPerMinute=100000"],
        builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Configure<PasswordHasherOptions>(options => options.IterationCount = 1_000);
        });

    public string Address => _app.Urls.Single();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<RealSite> StartAsync()
    {
        var site = new RealSite();
        await site._app.Services.InitialiseStorageAsync(Cancellation);
        await site._app.StartAsync(Cancellation);
        return site;
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A person who need not change the password first.</summary>
    /// <returns>The password.</returns>
    public async Task<string> AddAsync(NewUser person)
    {
        var created = await Get<IUserDirectory>().CreateAsync(person, Cancellation);
        await using var scope = _app.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AssistantUser>>();
        var user = (await users.FindByNameAsync(person.Name))!;
        user.MustChangePassword = false;
        Assert.True((await users.UpdateAsync(user)).Succeeded);
        return created.OneTimePassword;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
