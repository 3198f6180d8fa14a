namespace Assistant.Api.Problems;

/// <summary>Where programs are answered: errors are problem details there, never a redirect or a page.</summary>
internal static class ApiPaths
{
    public const string Api = "/api";
    public const string Hubs = "/hubs";

    private static readonly PathString[] Roots = [Api, Hubs, "/openapi", "/healthz", "/readyz"];

    public static bool Contains(PathString path) => Array.Exists(Roots, root => path.StartsWithSegments(root, StringComparison.OrdinalIgnoreCase));
}
