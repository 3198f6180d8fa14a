using System.Text.RegularExpressions;
using HandlebarsDotNet;

namespace Assistant.Infrastructure.Prompts;

/// <summary>What a body must keep to so that escaping holds: checked when it is loaded, not when it is used.</summary>
internal static partial class PromptBody
{
    public static IEnumerable<string> Check(string body)
    {
        if (body.Contains("{{{", StringComparison.Ordinal) || Unescaped().IsMatch(body))
        {
            yield return "「{{{ }}}」と「{{& }}」は使えません（挿入する文字は必ず無害にします）";
        }

        if (body.Contains("{{>", StringComparison.Ordinal))
        {
            yield return "ほかのテンプレートの取り込み「{{> }}」は使えません";
        }

        if (InTag().IsMatch(body))
        {
            yield return "「< >」の中に値を挿入できません。開始タグと終了タグの間に書いてください";
        }

        var roles = MessageTag().Matches(body);
        if (roles.Count == 0 || roles.Any(tag => tag.Groups["role"].Value is not ("system" or "user" or "assistant")))
        {
            yield return "<message role=\"system\">、<message role=\"user\">、<message role=\"assistant\"> のどれかで囲んでください";
        }

        if (roles.Count != Count(body, "</message>") || roles.Count != Count(body, "<message"))
        {
            yield return "<message role=\"…\"> と </message> の数が合いません";
        }

        if (!Compiles(body))
        {
            yield return "Handlebarsの書き方に誤りがあります";
        }
    }

    private static bool Compiles(string body)
    {
        try
        {
            Handlebars.Create().Compile(body);
            return true;
        }
        catch (HandlebarsException)
        {
            return false;
        }
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"\{\{~?&", RegexOptions.NonBacktracking)]
    private static partial Regex Unescaped();

    [GeneratedRegex(@"<[^<>]*\{\{", RegexOptions.NonBacktracking)]
    private static partial Regex InTag();

    [GeneratedRegex("<message role=\"(?<role>[^\"<>]*)\">", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex MessageTag();
}
