namespace Assistant.Api.Access;

/// <summary>Claims of a signed-in person besides the standard id, name and roles.</summary>
internal static class ClaimNames
{
    public const string Department = "department";
    public const string PasswordChangeRequired = "password_change_required";
}
