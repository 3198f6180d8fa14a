using Assistant.Core.Access;
using Assistant.Core.Usage;
using Assistant.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Usage;

public sealed class UsagePseudonymsTests
{
    private static readonly Requester _analyst = new("ana", null, new HashSet<string>([Roles.Analyst], StringComparer.Ordinal));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Name_ForAnAnalyst_IsTheSameInEveryProcess_AndTellsPeopleApart()
    {
        await using var first = await StorageFixture.OpenAsync(Token);
        await using var second = await StorageFixture.OpenAsync(Token, first.Folder);
        string[] ids = [.. Enumerable.Range(0, 3000).Select(i => $"user-{i}"), "User-1", "ｕser-1"];

        var names = ids.Select(For(first, _analyst)).ToList();

        Assert.Equal(names, ids.Select(For(second, _analyst)));
        Assert.Equal(ids.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, n => Assert.Matches("^p-[0-9a-f]{16}\\z", n));
    }

    [Fact]
    public async Task Name_OfAnotherInstallation_IsAnother()
    {
        await using var first = await StorageFixture.OpenAsync(Token);
        await using var second = await StorageFixture.OpenAsync(Token);

        Assert.NotEqual(For(first, _analyst)("user-1"), For(second, _analyst)("user-1"));
    }

    [Fact]
    public async Task Administrator_WhateverElseHeIs_ReadsTheIds()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        var both = new Requester("adm", null, new HashSet<string>([Roles.Analyst, Roles.Admin], StringComparer.Ordinal));

        Assert.Equal("user-1", For(storage, both)("user-1"));
        Assert.Equal("user-1", For(storage, Requester.LocalAdministrator)("user-1"));
    }

    private static Func<string, string> For(StorageFixture storage, Requester reader) => storage.Services.GetRequiredService<IUsagePseudonyms>().For(reader);
}
