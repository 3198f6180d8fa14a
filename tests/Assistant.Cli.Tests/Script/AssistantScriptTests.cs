using System.Runtime.Versioning;
using Assistant.Testing;
using Xunit;

namespace Assistant.Cli.Tests.Script;

/// <summary>The script in a folder of its own, so that a test changes nothing of this repository.</summary>
[SupportedOSPlatform("linux")]
public sealed class AssistantScriptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string script;

    public AssistantScriptTests()
    {
        script = folder.Combine("repository", "assistant");
        Copy("assistant");
        Copy("scripts/prepare.sh");
        Copy("scripts/test.sh");
        Copy("scripts/test-summary.mjs");
    }

    [Fact]
    public async Task Help_ThroughASymbolicLinkFromAnyFolder_NamesEveryCommand()
    {
        var link = folder.Combine("link");
        File.CreateSymbolicLink(link, script);

        var result = await RunAsync(link, "help");

        Assert.Equal(0, result.ExitCode);
        Assert.All(["up", "ingest", "search", "ask", "eval answers", "users", "keys", "doctor", "test"], name => Assert.Contains($"\n  {name} ", result.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("command_unknown", "measure")]
    [InlineData("usage", "up", "--nonsense")]
    [InlineData("usage", "up", "--port")]
    [InlineData("port_invalid", "up", "--port", "70000")]
    [InlineData("port_invalid", "up", "--port=五千")]
    [InlineData("usage", "test", "one", "two")]
    public async Task Arguments_ThatMakeNoSense_AreOneClearLine(string code, params string[] arguments)
    {
        var result = await RunAsync(script, arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"error: {code}: ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Packages_ThatCannotBeInstalled_ShowTheEndOfTheLog()
    {
        Assert.SkipUnless(Environment.UserName == "root", "apt is called only as root.");
        Fake("dpkg-query", "exit 1");
        Fake("apt-cache", "echo 'libicu72 - International Components for Unicode'");
        Fake("apt-get", "echo \"apt-get $*\"; [ \"$1\" = update ] || exit 100");

        var result = await RunAsync(script, "search", "質問");

        Assert.Equal(1, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.Contains("apt-get install -y --no-install-recommends poppler-utils poppler-data tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert libmecab2 mecab-ipadic-utf8 libicu72", result.Error, StringComparison.Ordinal);
        Assert.Contains("error: setup_failed: ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_MissingForAnOrdinaryUser_AreNamedWithTheCommand()
    {
        Assert.SkipUnless(Environment.UserName == "root" && File.Exists("/usr/bin/setpriv"), "Only root can become an ordinary user.");
        Fake("dpkg-query", "exit 1");
        OpenToEverybody();

        var result = await RunAsync("/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", script, "search", "質問");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("error: packages_missing: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("sudo apt-get update && sudo apt-get install -y --no-install-recommends poppler-utils", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private void Copy(string name)
    {
        var target = folder.Combine("repository", name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(RepositoryFolder.Combine(name), target);
    }

    /// <summary>A program of this name that comes before the machine's own.</summary>
    private void Fake(string name, string body)
    {
        var path = folder.Write(Path.Combine("bin", name), $"#!/bin/bash\n{body}\n");
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }

    private void OpenToEverybody()
    {
        Directory.CreateDirectory(folder.Combine("repository", "artifacts"));
        const UnixFileMode Everything = (UnixFileMode)0x1FF;
        foreach (var directory in Directory.GetDirectories(folder.Path, "*", SearchOption.AllDirectories).Append(folder.Path))
        {
            File.SetUnixFileMode(directory, Everything);
        }
    }

    private Task<ProcessResult> RunAsync(string program, params string[] arguments) => ChildProcess.RunAsync(
        program,
        arguments,
        TestContext.Current.CancellationToken,
        environment: new Dictionary<string, string?>(StringComparer.Ordinal) { ["PATH"] = $"{folder.Combine("bin")}:{Environment.GetEnvironmentVariable("PATH")}" });
}
