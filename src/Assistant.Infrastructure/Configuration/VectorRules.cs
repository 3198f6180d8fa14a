using System.Globalization;
using System.Text.RegularExpressions;

namespace Assistant.Infrastructure.Configuration;

/// <summary>What the section <c>Vectors</c> must hold, each provider asking for its own.</summary>
internal static partial class VectorRules
{
    private const string Qdrant = $"{VectorsOptions.Section}:{nameof(VectorsOptions.Qdrant)}";
    private const int LongestTimeout = 120;
    private const int MostParts = 1_000;

    public static IEnumerable<string> Check(VectorsOptions options) => CheckProvider(options).OfType<string>();

    private static IEnumerable<string?> CheckProvider(VectorsOptions options)
    {
        if (!VectorsOptions.Providers.Contains(options.Provider, StringComparer.Ordinal))
        {
            return [$"Vectors:Provider「{options.Provider}」は使えません。{string.Join('、', VectorsOptions.Providers)} のいずれかを指定してください。"];
        }

        return options.Provider == VectorsOptions.QdrantServer ? CheckQdrant(options.Qdrant) : [];
    }

    private static IEnumerable<string?> CheckQdrant(QdrantOptions options)
    {
        yield return CheckUrl(options);
        yield return CheckCount(nameof(options.ReplicationFactor), options.ReplicationFactor);
        yield return CheckCount(nameof(options.ShardNumber), options.ShardNumber);
        yield return CheckCount(nameof(options.WriteConsistencyFactor), options.WriteConsistencyFactor);
        if (options.WriteConsistencyFactor > (options.ReplicationFactor ?? 1))
        {
            yield return $"{Qdrant}:WriteConsistencyFactor は {Qdrant}:ReplicationFactor（指定がないときは 1）以下にしてください。";
        }

        if (!CollectionName().IsMatch(options.Collection))
        {
            yield return $"{Qdrant}:Collection は英小文字か数字で始まる、英小文字、数字、「-」、「_」だけの 64 文字までの名前にしてください。";
        }

        if (!QdrantOptions.WriteOrderings.Contains(options.WriteOrdering, StringComparer.Ordinal))
        {
            yield return $"{Qdrant}:WriteOrdering は {string.Join('、', QdrantOptions.WriteOrderings)} のいずれかを指定してください。";
        }

        if (options.TimeoutSeconds is < 1 or > LongestTimeout)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{Qdrant}:TimeoutSeconds は 1 から {LongestTimeout} までの整数で指定してください。");
        }
    }

    private static string? CheckCount(string name, int? value) => value is null or (>= 1 and <= MostParts)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{Qdrant}:{name} は 1 から {MostParts} までの整数で指定してください。");

    private static string? CheckUrl(QdrantOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Url))
        {
            return $"Vectors:Provider が {VectorsOptions.QdrantServer} のときは、{Qdrant}:Url に接続先のアドレスを指定してください。";
        }

        if (!Uri.TryCreate(options.Url.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return $"{Qdrant}:Url は https:// または http:// で始まるアドレスで指定してください。";
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return $"{Qdrant}:Url に利用者名、「?」、「#」を含めることはできません。";
        }

        // A key in clear text over the network is as good as published, unless the operator says that the network is their own.
        return !string.IsNullOrWhiteSpace(options.ApiKey) && !options.AllowPlainHttp && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback
            ? $"{Qdrant}:Url は https:// で始まるアドレスにしてください（キーが暗号化されずに流れるのを防ぐため）。外に出ないネットワークなら {Qdrant}:AllowPlainHttp を true にしてください。"
            : null;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,63}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex CollectionName();
}
