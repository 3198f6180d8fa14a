using Assistant.Core.Guideline.Policy;

namespace Assistant.Infrastructure.Guideline.Policy;

/// <summary>The version that comes with the program, in force until an administrator publishes another. It lies beside the code that reads and checks it.</summary>
internal static class FactoryPolicy
{
    public const string Version = "factory-1";

    public static string Yaml { get; } = Read();

    public static PolicyInForce InForce { get; } = new(Version, DateTimeOffset.UnixEpoch, IsFactory: true, PolicyFile.Read(Yaml));

    private static string Read()
    {
        using var reader = new StreamReader(typeof(FactoryPolicy).Assembly.GetManifestResourceStream($"guideline/{Version}.yaml")!);
        return reader.ReadToEnd();
    }
}
