namespace Assistant.Browser.Tests.Support;

internal static class Repository
{
    /// <summary>The folder with the solution, above the test's binary.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Assistant.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
