using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Assistant.Api.Tests.Support;
using Assistant.Testing;

namespace Assistant.Api.Tests.Hosting;

/// <summary>The program from outside: what it prints, how it ends.</summary>
public sealed class ServerProcessTests
{
    [Fact]
    public async Task Start_FirstTime_IndexesAnnouncesServesAndEndsCleanly()
    {
        using var data = new TemporaryFolder();
        using var corpus = new TemporaryFolder();
        corpus.Write("manual.md", "---\ntitle: 手順書\nkind: manual\naccess: [staff]\n---\n\n# 申請\n\n申請書は三日前までに出します。\n");
        using var server = ServerProcess.Start("--port", "0", "--data", data.Combine("d"), "--corpus", corpus.Path);

        var (address, output) = await server.WaitUntilReadyAsync();
        using var client = new HttpClient { BaseAddress = address };
        var ready = await client.GetStringAsync("/readyz", TestContext.Current.CancellationToken);
        var page = await client.GetAsync("/", TestContext.Current.CancellationToken);
        server.Interrupt();
        var (exitCode, error) = await server.WaitForEndAsync();

        Assert.Contains("1件の文書", output, StringComparison.Ordinal);
        Assert.Contains("名前:       admin", output, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1", address.Host);
        Assert.StartsWith("""{"status":"ready","database":{"state":"ok","code":null},"index":{"state":"ok",""", ready, StringComparison.Ordinal);
        Assert.Equal("/signin", page.RequestMessage?.RequestUri?.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("error: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(" fail: ", error, StringComparison.Ordinal);
        Assert.DoesNotContain(" crit: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortInUse_IsOneClearLine()
    {
        using var data = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        using var server = ServerProcess.Start("--port", port, "--data", data.Path);

        var (exitCode, error) = await server.WaitForEndAsync();

        Assert.Equal(1, exitCode);
        Assert.Equal($"error: port_in_use: ポート{port}は他のプログラムが使っています。--port で別の番号を指定してください。", error.TrimEnd());
    }

    [Fact]
    public async Task Start_WrongConfiguration_NamesEveryError()
    {
        using var data = new TemporaryFolder();
        using var server = ServerProcess.Start(
            "--port", "abc", "--bind", "localhost", "--data", data.Path, "--corpus", data.Combine("none"),
            "--Server:KnownProxies:0=proxy", "--RateLimits:AnswersPerMinute=0", "--Database:Provider=oracle",
            "--Model:Provider=magic", "--Conversation:RetentionDays=-1");

        var (exitCode, error) = await server.WaitForEndAsync();

        Assert.Equal(1, exitCode);
        var lines = error.TrimEnd().Split('\n');
        Assert.All(lines, line => Assert.StartsWith("error: configuration_invalid: ", line, StringComparison.Ordinal));
        foreach (var key in new[] { "Server:Port", "Server:Bind", "Server:Corpus", "Server:KnownProxies", "RateLimits:AnswersPerMinute", "Database:Provider", "Model:Provider", "Conversation:RetentionDays" })
        {
            Assert.Single(lines, line => line.Contains(key, StringComparison.Ordinal));
        }
    }
}
