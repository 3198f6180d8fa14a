using System.Globalization;

namespace Assistant.Infrastructure.Configuration;

/// <summary>Rules that several sections share; null when the value is right, otherwise one sentence that names the key.</summary>
internal static class SettingRules
{
    public static string? Range(string key, int value, int least, int most) => value >= least && value <= most
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{key} は {least} から {most} までの整数で指定してください。");

    public static string? Duration(string key, TimeSpan value, TimeSpan longest) => value > TimeSpan.Zero && value <= longest
        ? null
        : $"{key} は「00:01:30」の形（時:分:秒）で、0 より長く {longest:c} までの時間を指定してください。";

    /// <param name="sendsSecret">A key goes to this address.</param>
    public static string? Endpoint(string key, string value, bool sendsSecret)
    {
        if (!Uri.TryCreate(value.Trim(), UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            return $"{key} は https:// または http:// で始まるアドレスで指定してください。";
        }

        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
        {
            return $"{key} に利用者名、「?」、「#」を含めることはできません。";
        }

        // A key in clear text over the network is as good as published. A server in the office without one is the operator's choice.
        return sendsSecret && uri.Scheme == Uri.UriSchemeHttp && !uri.IsLoopback
            ? $"{key} は https:// で始まるアドレスにしてください（キーが暗号化されずに流れるのを防ぐため）。"
            : null;
    }
}
