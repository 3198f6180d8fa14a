using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Assistant.Infrastructure.Identity;

/// <summary>What Identity has to say, for staff. Only what can occur with the rules in <see cref="IdentityServices"/>.</summary>
internal sealed class JapaneseIdentityErrors : IdentityErrorDescriber
{
    public override IdentityError DefaultError() =>
        New(nameof(DefaultError), "処理できませんでした。もう一度お試しください。");

    public override IdentityError ConcurrencyFailure() =>
        New(nameof(ConcurrencyFailure), "同時に別の変更がありました。もう一度お試しください。");

    public override IdentityError PasswordMismatch() =>
        New(nameof(PasswordMismatch), "今のパスワードが違います。");

    public override IdentityError PasswordTooShort(int length) =>
        New(nameof(PasswordTooShort), string.Create(CultureInfo.InvariantCulture, $"パスワードは {length} 文字以上にしてください。"));

    public override IdentityError InvalidUserName(string? userName) =>
        New(nameof(InvalidUserName), "ユーザー名には半角の英字、数字、「-」「.」「_」「@」「+」だけを使えます。");

    public override IdentityError DuplicateUserName(string userName) =>
        New(nameof(DuplicateUserName), "このユーザー名はすでに使われています。");

    private static IdentityError New(string code, string description) => new() { Code = code, Description = description };
}
