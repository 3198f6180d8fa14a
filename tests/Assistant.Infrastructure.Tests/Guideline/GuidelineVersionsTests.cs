using Assistant.Core.Errors;
using Assistant.Core.Guideline.Policy;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Guideline.Policy;
using Assistant.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Guideline;

public sealed class GuidelineVersionsTests : IAsyncDisposable
{
    private StorageFixture? _storage;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StorageFixture Storage => _storage!;

    private IGuidelineVersions Versions => Storage.Services.GetRequiredService<IGuidelineVersions>();

    private IGuidelinePolicies Policies => Storage.Services.GetRequiredService<IGuidelinePolicies>();

    public ValueTask DisposeAsync() => _storage?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Version_PublishedAtATime_IsInForceFromThenOn()
    {
        await OpenAsync();
        var at = Storage.Time.GetUtcNow().AddHours(2);
        var saved = await Versions.SaveAsync(Yaml("二番目"), "admin", Token);
        Assert.Equal(PolicyStates.Draft, saved.State);

        var published = await Versions.PublishAsync(saved.Version, at, "admin", Token);

        Assert.Equal(PolicyStates.Scheduled, published.State);
        Assert.True((await Policies.CurrentAsync(Token)).IsFactory);
        Storage.Time.Advance(TimeSpan.FromHours(2));
        var current = await Policies.CurrentAsync(Token);
        Assert.Equal((saved.Version, "二番目", at), (current.Version, current.Policy.Changes, current.Since));
        Assert.Equal([PolicyStates.InForce, PolicyStates.Former], (await Versions.ListAsync(Token)).Select(v => v.State));
    }

    [Fact]
    public async Task Version_PublishedByAnotherProcess_IsSeenWithinASecond()
    {
        await OpenAsync();
        await using var other = await StorageFixture.OpenAsync(Token, Storage.Folder, Storage.Time, configure: (services, configuration) => services.AddGuideline(configuration));
        Assert.True((await Policies.CurrentAsync(Token)).IsFactory);
        var versions = other.Services.GetRequiredService<IGuidelineVersions>();
        var saved = await versions.SaveAsync(Yaml("ほかの画面"), "admin", Token);
        await versions.PublishAsync(saved.Version, null, "admin", Token);

        Storage.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(saved.Version, (await Policies.CurrentAsync(Token)).Version);
    }

    [Fact]
    public async Task Version_ThatAsksToBeConfirmed_IsStillAskedForUnderALaterOneThatDoesNot()
    {
        await OpenAsync();
        var asking = await Versions.SaveAsync(Yaml("確認を求める").Replace("acknowledgementRequired: false", "acknowledgementRequired: true", StringComparison.Ordinal), "admin", Token);
        await Versions.PublishAsync(asking.Version, null, "admin", Token);
        Storage.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal([asking.Version], (await Policies.CurrentAsync(Token)).ToAcknowledge);

        var silent = await Versions.SaveAsync(Yaml("字句を直した"), "admin", Token);
        await Versions.PublishAsync(silent.Version, null, "admin", Token);
        Storage.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal([silent.Version, asking.Version], (await Policies.CurrentAsync(Token)).ToAcknowledge);
    }

    [Fact]
    public async Task RollBack_ToAnOldVersion_PublishesItsContentAsANewOne()
    {
        await OpenAsync();
        await Versions.PublishAsync((await Versions.SaveAsync(Yaml("一"), "admin", Token)).Version, null, "admin", Token);
        Storage.Time.Advance(TimeSpan.FromMinutes(5));
        await Versions.PublishAsync((await Versions.SaveAsync(Yaml("二"), "admin", Token)).Version, null, "admin", Token);
        Storage.Time.Advance(TimeSpan.FromMinutes(5));

        var rolled = await Versions.RollBackAsync("v1", "admin", Token);

        Assert.Equal(("v3", "v1", PolicyStates.InForce), (rolled.Version, rolled.BasedOn, rolled.State));
        Assert.Equal(await Versions.ReadAsync("v1", Token), await Versions.ReadAsync("v3", Token));
        Assert.Equal(("v3", "一"), ((await Policies.CurrentAsync(Token)).Version, (await Policies.CurrentAsync(Token)).Policy.Changes));
        var back = await Versions.RollBackAsync(FactoryPolicy.Version, "admin", Token);
        Assert.Equal(FactoryPolicy.Yaml, await Versions.ReadAsync(back.Version, Token));
    }

    [Fact]
    public async Task Publication_TakenBackBeforeItsTime_NeverComesIntoForce()
    {
        await OpenAsync();
        var planned = await Versions.SaveAsync(Yaml("予定"), "admin", Token);
        await Versions.PublishAsync(planned.Version, Storage.Time.GetUtcNow().AddHours(1), "admin", Token);

        var withdrawn = await Versions.WithdrawAsync(planned.Version, "admin", Token);
        Assert.Equal(PolicyStates.Withdrawn, (await Versions.WithdrawAsync(planned.Version, "admin", Token)).State);
        Storage.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal((PolicyStates.Withdrawn, true), (withdrawn.State, withdrawn.WithdrawnAt is not null));
        Assert.True((await Policies.CurrentAsync(Token)).IsFactory);
        Assert.Equal("guideline_already_published", await CodeAsync(() => Versions.PublishAsync(planned.Version, null, "admin", Token)));
        Assert.Equal("予定", (await Versions.RollBackAsync(planned.Version, "admin", Token)).Changes);
        Assert.Single(await ActionsAsync(), "guideline.withdraw");
    }

    [Fact]
    public async Task Publication_WhoseTimeHasCome_CannotBeTakenBack()
    {
        await OpenAsync();
        var draft = await Versions.SaveAsync(Yaml("下書き"), "admin", Token);
        Assert.Equal("guideline_not_scheduled", await CodeAsync(() => Versions.WithdrawAsync(draft.Version, "admin", Token)));
        await Versions.PublishAsync(draft.Version, Storage.Time.GetUtcNow().AddMinutes(1), "admin", Token);
        Storage.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("guideline_not_scheduled", await CodeAsync(() => Versions.WithdrawAsync(draft.Version, "admin", Token)));
        Assert.Equal("guideline_not_scheduled", await CodeAsync(() => Versions.WithdrawAsync(FactoryPolicy.Version, "admin", Token)));
        Assert.Equal("guideline_version_not_found", await CodeAsync(() => Versions.WithdrawAsync("v9", "admin", Token)));
        Assert.Equal(draft.Version, (await Policies.CurrentAsync(Token)).Version);
    }

    [Fact]
    public async Task Form_SentTwice_MakesOneVersion()
    {
        await OpenAsync();
        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Versions.SaveAsync(Yaml("一"), "admin", "form-1", Token)));
        var changed = await Versions.SaveAsync(Yaml("二"), "admin", "form-1", Token);
        var rolled = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Versions.RollBackAsync(saved[0].Version, "admin", "form-2", Token)));

        Assert.All(saved, v => Assert.Equal("v1", v.Version));
        Assert.Equal("v2", changed.Version);
        Assert.All(rolled, v => Assert.Equal("v3", v.Version));
    }

    [Fact]
    public async Task Standing_OfAVersionThatCannotBeRead_NamesTheOneToGoBackTo()
    {
        await OpenAsync();
        Assert.Equal(new PolicyStanding(FactoryPolicy.Version, true, null), await Versions.FindStandingAsync(Token));
        foreach (var changes in new[] { "一", "二", "三" })
        {
            await Versions.PublishAsync((await Versions.SaveAsync(Yaml(changes), "admin", Token)).Version, null, "admin", Token);
            Storage.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await using var connection = Storage.OpenConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TRIGGER guideline_versions_stay; UPDATE guideline_versions SET yaml = '{' WHERE number > 1";
        await command.ExecuteNonQueryAsync(Token);

        Assert.Equal(new PolicyStanding("v3", false, "v1"), await Versions.FindStandingAsync(Token));
        Assert.Equal("guideline_unreadable", await CodeAsync(async () => await Policies.CurrentAsync(Token)));
        Assert.Equal("guideline_invalid", await CodeAsync(() => Versions.RollBackAsync("v2", "admin", Token)));
        await Versions.RollBackAsync("v1", "admin", Token);
        Assert.Equal("一", (await Policies.CurrentAsync(Token)).Policy.Changes);
    }

    [Fact]
    public async Task Version_OnceWritten_CanNeitherBeChangedNorRemovedNorPublishedTwice()
    {
        await OpenAsync();
        var saved = await Versions.SaveAsync(Yaml("一"), "admin", Token);
        await Versions.PublishAsync(saved.Version, null, "admin", Token);

        Assert.Equal("guideline_already_published", (await Assert.ThrowsAsync<AssistantException>(() => Versions.PublishAsync(saved.Version, null, "admin", Token))).Code);
        await using var connection = Storage.OpenConnection();
        foreach (var sql in new[] { "UPDATE guideline_versions SET yaml = ''", "DELETE FROM guideline_versions", "UPDATE guideline_publications SET effective_from = 0", "DELETE FROM guideline_publications" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync(Token));
        }
    }

    [Fact]
    public async Task Publication_ThatCannotBe_IsRefusedAndChangesNothing()
    {
        await OpenAsync();
        var saved = await Versions.SaveAsync(Yaml("一"), "admin", Token);

        Assert.Equal("guideline_time_past", await CodeAsync(() => Versions.PublishAsync(saved.Version, Storage.Time.GetUtcNow().AddHours(-1), "admin", Token)));
        Assert.Equal("guideline_version_not_found", await CodeAsync(() => Versions.PublishAsync("v99", null, "admin", Token)));
        Assert.Equal("guideline_version_not_found", await CodeAsync(() => Versions.ReadAsync("v1' OR 1=1", Token)));
        Assert.Equal("guideline_invalid", await CodeAsync(() => Versions.SaveAsync("rules: []", "admin", Token)));
        Assert.True((await Policies.CurrentAsync(Token)).IsFactory);
    }

    [Fact]
    public async Task Changes_OfThePolicy_AreOnRecord()
    {
        await OpenAsync();
        await Versions.PublishAsync((await Versions.SaveAsync(Yaml("一"), "admin", Token)).Version, null, "admin", Token);
        await Versions.RollBackAsync(FactoryPolicy.Version, "admin", Token);

        Assert.Equal(["guideline.draft", "guideline.publish", "guideline.rollback"], await ActionsAsync());
    }

    private async Task<List<string>> ActionsAsync()
    {
        var actions = new List<string>();
        await foreach (var record in Storage.Services.GetRequiredService<Core.Audit.IAuditLog>().ReadAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Token))
        {
            actions.Add(record.Record.Action);
        }

        return [.. actions.Where(a => a.StartsWith("guideline.", StringComparison.Ordinal))];
    }

    private static string Yaml(string changes) => FactoryPolicy.Yaml.Replace("changes: 最初の版です。", $"changes: {changes}", StringComparison.Ordinal);

    private static async Task<string> CodeAsync(Func<Task> deed) => (await Assert.ThrowsAnyAsync<AssistantException>(deed)).Code;

    private async Task OpenAsync() => _storage = await StorageFixture.OpenAsync(Token, configure: (services, configuration) => services.AddGuideline(configuration));
}
