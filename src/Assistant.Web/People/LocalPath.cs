namespace Assistant.Web.People;

/// <summary>Where to go after signing in. Only a path on this server is followed, so a link can't lead people elsewhere.</summary>
internal static class LocalPath
{
    public const string Home = "/";

    public static string OrHome(string? path) => IsLocal(path) ? path! : Home;

    // 「//host」 and 「/\host」 are other servers to a browser; control characters are dropped by it before it decides.
    private static bool IsLocal(string? path) =>
        path is ['/', ..]
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl);
}
