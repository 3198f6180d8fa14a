namespace Assistant.Infrastructure.Audit;

/// <summary>
/// Marks an endpoint or a page whose every request is recorded, before the first byte of the response goes out:
/// <c>.WithMetadata(new AuditedAttribute("document.read"))</c>, or <c>@attribute [Audited("document.read", "DocumentId")]</c>.
/// </summary>
/// <param name="action">Of <see cref="Core.Audit.AuditActions"/>.</param>
/// <param name="target">The route value that names what is read; nothing where the route has none.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AuditedAttribute(string action, string target = "id") : Attribute
{
    public string Action { get; } = action;

    public string Target { get; } = target;
}
