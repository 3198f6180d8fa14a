using Assistant.Testing;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Assistant.Cli.Tests.Containers;

/// <summary>What can be said of the file without an engine: it is never started here.</summary>
public sealed class ComposeTests
{
    private static readonly Dictionary<string, object> Root = Read();

    private static Dictionary<object, object> Services => (Dictionary<object, object>)Root["services"];

    public static TheoryData<string> Names => [.. Services.Keys.Cast<string>()];

    /// <summary>Those that are built here.</summary>
    public static TheoryData<string> Own => ["api", "ingest"];

    [Fact]
    public void Services_AreThoseThatExist() => Assert.Equal(["api", "ingest", "qdrant"], Services.Keys.Cast<string>());

    [Theory]
    [MemberData(nameof(Names))]
    public void Service_RunsWithoutAnyPrivilege(string name)
    {
        var service = Service(name);

        Assert.Equal("true", service["read_only"]);
        Assert.Equal(["ALL"], Texts(service["cap_drop"]));
        Assert.Contains("no-new-privileges:true", Texts(service["security_opt"]));
        Assert.Contains(Texts(service["tmpfs"]), entry => entry.StartsWith("/tmp:", StringComparison.Ordinal) && entry.Contains("noexec", StringComparison.Ordinal));
        Assert.DoesNotContain("privileged", service.Keys.Cast<string>());
        Assert.DoesNotContain("user", service.Keys.Cast<string>());
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Service_IsBuiltFromAStageOfTheDockerfile(string name)
    {
        var target = (string)((Dictionary<object, object>)Service(name)["build"])["target"];

        Assert.Contains(Dockerfile(), line => line.EndsWith($" AS {target}", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Own))]
    public void Service_SharesTheDataAndSaysHowItsHealthIsSeen(string name)
    {
        var service = Service(name);

        Assert.Contains("data:/data", Texts(service["volumes"]));
        Assert.True(service.ContainsKey("healthcheck"));
        Assert.True(((Dictionary<object, object>)Root["volumes"]).ContainsKey("data"));
    }

    [Fact]
    public void Api_IsReachedFromThisMachineOnly()
    {
        Assert.All(Texts(Service("api")["ports"]), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        Assert.DoesNotContain("ports", Service("ingest").Keys.Cast<string>());
        Assert.Contains(Texts(((Dictionary<object, object>)Service("api")["healthcheck"])["test"]), part => part.EndsWith("/healthz", StringComparison.Ordinal));
    }

    [Fact]
    public void Ingest_ReadsTheFolderOfDocumentsAndCannotWriteThere()
    {
        Assert.Contains("./documents:/documents:ro", Texts(Service("ingest")["volumes"]));
        Assert.Equal("/documents", ((Dictionary<object, object>)Service("ingest")["environment"])["ASSISTANT__Ingest__Folders__0"]);
    }

    [Fact]
    public void Qdrant_IsReachedByTheServicesOnlyAndWithAKey()
    {
        var qdrant = Service("qdrant");

        Assert.Equal(["qdrant"], Texts(qdrant["profiles"]));
        Assert.DoesNotContain("ports", qdrant.Keys.Cast<string>());
        Assert.Contains("qdrant:/qdrant/storage", Texts(qdrant["volumes"]));
        Assert.True(((Dictionary<object, object>)Root["volumes"]).ContainsKey("qdrant"));
        Assert.Equal("${QDRANT_API_KEY:-}", ((Dictionary<object, object>)qdrant["environment"])["QDRANT__SERVICE__API_KEY"]);
        Assert.All(["api", "ingest"], name =>
        {
            var environment = (Dictionary<object, object>)Service(name)["environment"];
            Assert.Equal("${ASSISTANT__Vectors__Provider:-embedded}", environment["ASSISTANT__Vectors__Provider"]);
            Assert.Equal("${QDRANT_API_KEY:-}", environment["ASSISTANT__Vectors__Qdrant__ApiKey"]);
        });
    }

    [Fact]
    public void Image_NeverRunsAsRoot()
    {
        var lines = Dockerfile();
        var runtime = Array.FindIndex(lines, line => line.EndsWith(" AS runtime", StringComparison.Ordinal));
        var user = Array.FindIndex(lines, line => line.StartsWith("USER ", StringComparison.Ordinal));

        Assert.True(runtime >= 0 && user > runtime);
        Assert.Equal("USER $APP_UID", lines[user]);
        Assert.Single(lines, line => line.StartsWith("USER ", StringComparison.Ordinal));
        Assert.All(["api", "ingest"], stage => Assert.Contains($"FROM runtime AS {stage}", lines));
    }

    [Fact]
    public void Image_HasTheSystemPackagesThatTheScriptInstalls()
    {
        var script = File.ReadAllText(RepositoryFolder.Combine("scripts", "prepare.sh"));
        var start = script.IndexOf("runtime_packages=(", StringComparison.Ordinal) + "runtime_packages=(".Length;
        var packages = script[start..script.IndexOf(')', start)].Split(' ');
        var dockerfile = string.Join('\n', Dockerfile());

        Assert.Equal(7, packages.Length);
        Assert.All(packages, package => Assert.Contains(package, dockerfile, StringComparison.Ordinal));
    }

    private static Dictionary<object, object> Service(string name) => (Dictionary<object, object>)Services[name];

    private static IEnumerable<string> Texts(object list) => ((List<object>)list).Cast<string>();

    private static string[] Dockerfile() => File.ReadAllLines(RepositoryFolder.Combine("Dockerfile"));

    private static Dictionary<string, object> Read()
    {
        using var reader = File.OpenText(RepositoryFolder.Combine("docker-compose.yml"));
        return new Deserializer().Deserialize<Dictionary<string, object>>(new MergingParser(new Parser(reader)));
    }
}
