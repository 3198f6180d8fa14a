namespace Assistant.Core.Access;

/// <summary>
/// What a person may read. Access is denied unless granted: a document is visible when its access list
/// shares a code with <see cref="Codes"/>, or when <see cref="All"/> is set (administrators).
/// A document without an access list is visible to administrators only.
/// </summary>
public sealed record AccessScope(bool All, IReadOnlySet<string> Codes)
{
    /// <summary>Sees everything: administrators, and the command line without <c>--as</c>.</summary>
    public static AccessScope Everything { get; } = new(true, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Sees nothing.</summary>
    public static AccessScope Nothing { get; } = new(false, new HashSet<string>(StringComparer.Ordinal));

    public static AccessScope Of(params IEnumerable<string> codes) =>
        new(false, new HashSet<string>(codes, StringComparer.Ordinal));

    public bool Allows(IEnumerable<string> accessList) => All || accessList.Any(Codes.Contains);
}
