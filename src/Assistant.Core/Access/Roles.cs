namespace Assistant.Core.Access;

/// <summary>The roles of the outer contract. Whatever a role may not do is refused on every path.</summary>
public static class Roles
{
    public const string Staff = "staff";
    public const string Evaluator = "evaluator";
    public const string Analyst = "analyst";
    public const string Admin = "admin";

    public static IReadOnlyList<string> All { get; } = [Staff, Evaluator, Analyst, Admin];
}
