namespace Assistant.Web.Features.Password;

public sealed class PasswordForm
{
    public string? Current { get; set; }

    public string? Replacement { get; set; }

    public string? Repeat { get; set; }
}
