using Assistant.Core.Access;
using Assistant.Infrastructure.Audit;
using Assistant.Infrastructure.Configuration;
using Assistant.Infrastructure.Guideline;
using Assistant.Infrastructure.Rights;
using Assistant.Infrastructure.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Assistant.Infrastructure.Identity;

public static class IdentityServices
{
    public const int PasswordLength = 12;

    private const int FailuresBeforeLockout = 5;

    /// <summary>OWASP Password Storage Cheat Sheet (2023) for PBKDF2 with HMAC-SHA-512.</summary>
    private const int HashIterations = 210_000;

    /// <summary>
    /// People and keys, on the tables of <see cref="StorageServices.AddAssistantStorage"/> (to be added as well). Cookies, sign-in manager and
    /// data protection are the business of a host that has web pages.
    /// </summary>
    public static IServiceCollection AddAssistantIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAssistantOptions(configuration);
        services.AddGuideline(configuration).AddRights();
        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.TryAddScoped<IUserConfirmation<AssistantUser>, EnabledUserConfirmation>();
        services.AddIdentityCore<AssistantUser>(Configure)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<AssistantDbContext>()
            .AddPasswordValidator<TrivialPasswordValidator>()
            .AddErrorDescriber<JapaneseIdentityErrors>()
            .AddClaimsPrincipalFactory<AssistantClaimsPrincipalFactory>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.TryAddSingleton<PeopleOfToday>();
        services.TryAddSingleton<UserDirectory>();
        services.TryAddSingleton<IUserImport, UserImport>();
        services.TryAddSingleton<ApiKeys>();
        services.TryAddSingleton<IUserDirectory>(p => new AuditedUserDirectory(p.GetRequiredService<UserDirectory>(), p.GetRequiredService<AuditedDeeds>()));
        services.TryAddSingleton<IApiKeys>(p => new AuditedApiKeys(p.GetRequiredService<ApiKeys>(), p.GetRequiredService<AuditedDeeds>()));
        return services;
    }

    /// <summary>Keys of cookies and form tokens in the data folder: people stay signed in over a restart, and every replica knows them.</summary>
    public static IServiceCollection AddAssistantDataProtection(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAssistantOptions(configuration);
        services.TryAddSingleton<DataFolder>();
        services.AddDataProtection().SetApplicationName("koriyama-assistant");
        services.AddOptions<KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>((options, folder, loggers) =>
            options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Subfolder("keys")), loggers));
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = PasswordLength;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = FailuresBeforeLockout;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Lockout.AllowedForNewUsers = true;

        // Asks EnabledUserConfirmation.
        options.SignIn.RequireConfirmedAccount = true;
    }
}
