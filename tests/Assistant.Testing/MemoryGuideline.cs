using Assistant.Core.Answering;
using Assistant.Core.Errors;
using Assistant.Core.Guideline;
using Assistant.Core.Guideline.Policy;
using Assistant.Core.Guideline.Screening;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Guideline.Policy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Assistant.Testing;

/// <summary>Versions of the policy without a database. The factory version is in force until a test publishes another.</summary>
public sealed class MemoryGuideline(TimeProvider time) : IGuidelinePolicies, IGuidelineVersions
{
    private readonly List<(PolicyVersion Version, string Yaml)> _versions =
        [(new PolicyVersion(FactoryPolicy.Version, PolicyStates.InForce, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, null, null, "最初の版です。"), FactoryPolicy.Yaml)];

    public PolicyInForce Current { get; private set; } = FactoryPolicy.InForce;

    public static string FactoryYaml => FactoryPolicy.Yaml;

    public ValueTask<PolicyInForce> CurrentAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Current);

    public Task<IReadOnlyList<PolicyVersion>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PolicyVersion>>([.. _versions.Select(v => v.Version).Reverse()]);

    public Task<string> ReadAsync(string version, CancellationToken cancellationToken) => Task.FromResult(Find(version).Yaml);

    public Task<PolicyVersion> SaveAsync(string yaml, string userId, string? form, CancellationToken cancellationToken)
    {
        var version = new PolicyVersion($"v{_versions.Count}", PolicyStates.Draft, null, time.GetUtcNow(), userId, null, PolicyFile.Read(yaml).Changes);
        _versions.Add((version, yaml));
        return Task.FromResult(version);
    }

    public Task<PolicyVersion> PublishAsync(string version, DateTimeOffset? at, string userId, CancellationToken cancellationToken)
    {
        var (known, yaml) = Find(version);
        var former = _versions.FindIndex(v => v.Version.State == PolicyStates.InForce);
        _versions[former] = (_versions[former].Version with { State = PolicyStates.Former }, _versions[former].Yaml);
        var published = known with { State = PolicyStates.InForce, EffectiveFrom = at ?? time.GetUtcNow() };
        _versions[_versions.FindIndex(v => v.Version.Version == version)] = (published, yaml);
        Current = new PolicyInForce(version, published.EffectiveFrom!.Value, IsFactory: false, PolicyFile.Read(yaml));
        return Task.FromResult(published);
    }

    public async Task<PolicyVersion> RollBackAsync(string version, string userId, string? form, CancellationToken cancellationToken) =>
        await PublishAsync((await SaveAsync(Find(version).Yaml, userId, form, cancellationToken)).Version, null, userId, cancellationToken);

    public Task<PolicyVersion> WithdrawAsync(string version, string userId, CancellationToken cancellationToken) =>
        throw new AssistantException("guideline_not_scheduled", "この版は、公開の予定ではありません。");

    public Task<PolicyStanding> FindStandingAsync(CancellationToken cancellationToken) => Task.FromResult(new PolicyStanding(Current.Version, IsReadable: true, null));

    private (PolicyVersion Version, string Yaml) Find(string version) =>
        _versions.Find(v => v.Version.Version == version) is { Yaml: not null } found ? found : throw new AssistantException("guideline_version_not_found", "指定された版の方針はありません。");
}

public static class MemoryGuidelineServices
{
    /// <summary>The policy in memory, with the real detectors.</summary>
    public static IServiceCollection AddMemoryGuideline(this IServiceCollection services)
    {
        services.AddSingleton<MemoryGuideline>();
        services.AddSingleton<IGuidelinePolicies>(p => p.GetRequiredService<MemoryGuideline>());
        services.AddSingleton<IGuidelineVersions>(p => p.GetRequiredService<MemoryGuideline>());
        services.AddSingleton<IPolicyDetectors>(new PolicyDetectors(DetectorTables.Default, new HashSet<FindingKind>()));
        services.AddSingleton<IAcknowledgementSeal>(new AcknowledgementSeal(new EphemeralDataProtectionProvider()));
        services.AddSingleton<IGuidelineCheck, GuidelineCheck>();
        services.AddSingleton<PolicyPreview>();
        services.AddSingleton<ProviderCheck>();
        services.AddSingleton<IModelProvider, NoModel>();
        services.AddSingleton(MaterialLimits.Default);
        return services;
    }

    private sealed class NoModel : IModelProvider
    {
        public string? Host => null;
    }
}
