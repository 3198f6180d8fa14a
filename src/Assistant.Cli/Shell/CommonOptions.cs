using System.CommandLine;
using System.Globalization;

namespace Assistant.Cli.Shell;

/// <summary>Options that mean the same wherever they appear.</summary>
internal static class CommonOptions
{
    public static Option<bool> Verbose { get; } = new("--verbose") { Description = "記録と、失敗のくわしい内容も表示します", Recursive = true };

    public static Option<string?> Data { get; } = new("--data") { Description = "データの置き場所（省略時は ./data）", HelpName = "DIR" };

    public static Option<string?> As { get; } = new("--as") { Description = "この利用者の権限で実行します（省略時はこの機械の管理者）", HelpName = "USER" };

    public static Option<bool> Json { get; } = new("--json") { Description = "結果を JSON で出力します" };

    public static Option<bool> Outdated { get; } = new("--outdated") { Description = "期限の切れた文書と、新しいものに替わった文書からも探します" };

    /// <summary>An option that takes a whole number; anything else is refused in words.</summary>
    public static Option<int> Number(string name, string description, int defaultValue, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description}（{least}〜{most}、省略時は {defaultValue}）"),
            HelpName = "N",
            DefaultValueFactory = _ => defaultValue,
        };
        option.CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} は {least}〜{most} の数で指定してください。"));
            return 0;
        };
        return option;
    }
}
