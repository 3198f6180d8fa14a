using Assistant.Core.Errors;

namespace Assistant.Ingest;

/// <summary><c>Assistant.Ingest [--data DIR] [--once PATH…]</c>: without <c>--once</c> it watches the configured folders.</summary>
internal sealed record IngestCommand(bool Once, IReadOnlyList<string> Paths, IReadOnlyDictionary<string, string?> Settings)
{
    /// <exception cref="AssistantException"><c>usage</c>.</exception>
    public static IngestCommand Parse(IReadOnlyList<string> arguments)
    {
        var once = false;
        var paths = new List<string>();
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--once":
                    once = true;
                    break;
                case "--data" when i + 1 < arguments.Count:
                    settings["Data:Directory"] = arguments[++i];
                    break;
                case var path when once && !path.StartsWith('-'):
                    paths.Add(path);
                    break;
                default:
                    throw Usage();
            }
        }

        return once && paths.Count == 0 ? throw Usage() : new IngestCommand(once, paths, settings);
    }

    private static AssistantException Usage() => new("usage", "使い方：Assistant.Ingest [--data フォルダー] [--once ファイルまたはフォルダー…]");
}
