using Microsoft.AspNetCore.Identity;

namespace Assistant.Infrastructure.Identity;

/// <summary>A person who may sign in.</summary>
public sealed class AssistantUser : IdentityUser
{
    public required string DisplayName { get; set; }

    /// <summary>Code or name of the 所属.</summary>
    public string? Department { get; set; }

    /// <summary>職位; counts while no organisation is set up.</summary>
    public string? Post { get; set; }

    /// <summary>Signs in with a one-time password: nothing else is allowed before it is changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>False: may not sign in, and keys are refused.</summary>
    public bool Enabled { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }
}
