using Assistant.Infrastructure.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace Assistant.Api.Hosting;

internal static class SessionKeys
{
    /// <summary>The keys that sign cookies lie in the data folder, readable by the service's account only: sessions survive a restart.</summary>
    public static void AddSessionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("assistant");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<DataOptions>, ILoggerFactory>((keys, data, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(CreatePrivateFolder(data.Value.Combine("session-keys")), loggers));
    }

    private static DirectoryInfo CreatePrivateFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
