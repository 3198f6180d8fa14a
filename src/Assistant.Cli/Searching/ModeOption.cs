using System.CommandLine;
using Assistant.Core.Retrieval;
using Assistant.Core.Retrieval.Vectors;

namespace Assistant.Cli.Searching;

internal static class ModeOption
{
    public static Option<SearchMode> Mode { get; } = Create();

    private static Option<SearchMode> Create()
    {
        var option = new Option<SearchMode>("--mode")
        {
            Description = "探し方: lexical（言葉）, dense（意味）, hybrid（両方、省略時）",
            HelpName = "MODE",
            DefaultValueFactory = _ => SearchMode.Hybrid,
        };
        option.CustomParser = result =>
        {
            var name = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (SearchModes.Parse(name) is { } mode)
            {
                return mode;
            }

            result.AddError($"--mode は {string.Join(", ", SearchModes.All)} のどれかです: {name}");
            return default;
        };
        return option;
    }
}
