using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Infrastructure.Identity;

/// <summary>
/// Length is what makes a password strong (NIST SP 800-63B-4, section 3.1.1.2): no rules on kinds of letters,
/// but what everybody tries first is refused.
/// </summary>
internal sealed class TrivialPasswordValidator : IPasswordValidator<AssistantUser>
{
    private const int ShortestName = 3;
    private const int LongestUnit = 6;

    private static readonly string[] _sequences =
        ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "アイウエオカキクケコサシスセソ", "あいうえおかきくけこさしすせそ"];

    /// <summary>Words that stand alone or with digits and signs around them.</summary>
    private static readonly FrozenSet<string> _words = FrozenSet.Create(
        StringComparer.Ordinal,
        "password", "passw0rd", "p@ssword", "p@ssw0rd", "passphrase", "changeme", "letmein", "welcome", "iloveyou", "secret", "default", "login", "root", "test",
        "admin", "administrator", "user", "guest", "staff", "assistant", "koriyama", "koriyamacity", "koriyamashi", "cityofkoriyama", "fukushima", "japan", "nippon",
        "パスワード", "ぱすわーど", "郡山市", "郡山市役所", "福島県", "こおりやま", "koriyamashiyakusho");

    public Task<IdentityResult> ValidateAsync(UserManager<AssistantUser> manager, AssistantUser user, string? password)
    {
        var folded = Fold(password);
        return Task.FromResult(
            IsTrivial(folded) ? Refuse("PasswordTrivial", "推測されやすいパスワードです。別の言葉を組み合わせてください。")
            : Contains(folded, user.UserName) || Contains(folded, user.DisplayName) ? Refuse("PasswordContainsName", "パスワードに自分の名前を含めることはできません。")
            : IdentityResult.Success);
    }

    private static bool IsTrivial(string password) =>
        IsRepetition(password)
        || Array.Exists(_sequences, s => IsPartOf(s, password) || IsPartOf(Reverse(s), password))
        || _words.Contains(password)
        || _words.Contains(TrimToLetters(password));

    private static bool IsPartOf(string sequence, string password) => sequence.Contains(password, StringComparison.Ordinal);

    /// <summary>A short unit over and over: <c>aaaaaaaaaaaa</c>, <c>abc123abc123</c>.</summary>
    private static bool IsRepetition(string password) => Enumerable.Range(1, LongestUnit).Any(length =>
        password.Length >= 2 * length && password.Index().All(letter => letter.Item == password[letter.Index % length]));

    private static bool Contains(string password, string? name) =>
        Fold(name) is { Length: >= ShortestName } folded && password.Contains(folded, StringComparison.Ordinal);

    private static string TrimToLetters(string password)
    {
        var start = 0;
        var end = password.Length;
        while (start < end && !char.IsLetter(password[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetter(password[end - 1]))
        {
            end--;
        }

        return password[start..end];
    }

    private static string Fold(string? text) =>
        string.Concat((text ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));

    private static string Reverse(string text) => string.Concat(text.Reverse());

    private static IdentityResult Refuse(string code, string description) =>
        IdentityResult.Failed(new IdentityError { Code = code, Description = description });
}
