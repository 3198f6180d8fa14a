using System.Net;

namespace Assistant.Api.Hosting;

/// <summary>Section <c>Server</c>. On the command line: <c>--port</c>, <c>--bind</c>, <c>--corpus</c>.</summary>
internal sealed class ServerOptions
{
    public const string Section = "Server";

    /// <summary>0 takes a free one.</summary>
    public int Port { get; set; } = 5080;

    /// <summary>The address to listen on. Only this machine unless said otherwise; a container needs 0.0.0.0.</summary>
    public string Bind { get; set; } = "127.0.0.1";

    /// <summary>Folder that is indexed when the record holds no document yet; null: none.</summary>
    public string? Corpus { get; set; }

    /// <summary>A reverse proxy in front speaks HTTPS: cookies are for HTTPS only, HSTS is sent, plain HTTP is redirected.</summary>
    public bool BehindTls { get; set; }

    /// <summary>Addresses of reverse proxies whose X-Forwarded-* headers are believed. Empty: nobody's.</summary>
    public string[] KnownProxies { get; set; } = [];

    public static IEnumerable<string> Check(ServerOptions options)
    {
        if (options.Port is < 0 or > IPEndPoint.MaxPort)
        {
            yield return "Server:Port（--port）は0から65535までの数にしてください。";
        }

        if (!IPAddress.TryParse(options.Bind, out _))
        {
            yield return "Server:Bind（--bind）は 127.0.0.1 のようなIPアドレスにしてください。";
        }

        if (options.Corpus is { } corpus && !Directory.Exists(corpus))
        {
            yield return "Server:Corpus（--corpus）のフォルダーがありません。";
        }

        if (options.KnownProxies.Any(p => !IPAddress.TryParse(p, out _)))
        {
            yield return "Server:KnownProxies はIPアドレスの並びにしてください。";
        }

        if (options is { BehindTls: true, KnownProxies.Length: 0 })
        {
            yield return "Server:BehindTls を使うときは、HTTPSを受けるプロキシのIPアドレスを Server:KnownProxies に書いてください。";
        }
    }
}
