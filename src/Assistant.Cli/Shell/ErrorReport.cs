using System.CommandLine;
using Assistant.Core.Errors;
using Assistant.Infrastructure.Configuration;

namespace Assistant.Cli.Shell;

/// <summary>Writes <c>error: CODE: message</c> to standard error.</summary>
internal static class ErrorReport
{
    public static void Write(string code, string message, string? nextStep = null)
    {
        Console.Error.WriteLine($"error: {code}: {TerminalText.Clean(message)}");
        if (nextStep is not null)
        {
            Console.Error.WriteLine($"  {TerminalText.Clean(nextStep)}");
        }
    }

    public static void Write(Exception exception, bool verbose)
    {
        switch (exception)
        {
            case ConfigurationException invalid:
                foreach (var failure in invalid.Errors)
                {
                    Write(invalid.Code, failure);
                }

                break;
            case AssistantException known:
                Write(known.Code, known.Message, known.NextStep);
                break;
            default:
                // The message of an unknown exception may hold somebody's text: only its kind is shown.
                Write("internal_error", $"予期しない問題が起きました（{exception.GetType().Name}）。", verbose ? null : "--verbose を付けると、くわしい内容を表示します。");
                break;
        }

        if (verbose)
        {
            Console.Error.WriteLine(exception);
        }
    }

    public static void Usage(ParseResult parsed)
    {
        foreach (var message in UsageMessages(parsed).Distinct(StringComparer.Ordinal))
        {
            Write("usage", message);
        }

        Console.Error.WriteLine("  使い方は --help で表示します。");
    }

    private static IEnumerable<string> UsageMessages(ParseResult parsed)
    {
        // An unknown argument is the cause; whatever else the parser says follows from it.
        if (parsed.UnmatchedTokens.Count > 0)
        {
            return parsed.UnmatchedTokens.Select(token => $"使えない引数です: {token}");
        }

        return parsed.Errors.Select(error => error.SymbolResult switch
        {
            System.CommandLine.Parsing.OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} には値が必要です。",
            System.CommandLine.Parsing.ArgumentResult { Tokens.Count: 0 } argument => $"{argument.Argument.Name} がありません。",
            System.CommandLine.Parsing.CommandResult command when command.Command.Subcommands.Count > 0 =>
                $"{command.Command.Name} の後には次のどれかが必要です: {string.Join(", ", command.Command.Subcommands.Select(c => c.Name))}",
            System.CommandLine.Parsing.CommandResult command =>
                $"{command.Command.Name} には {string.Join(", ", command.Command.Options.Where(o => o.Required).Select(o => o.Name))} が必要です。",
            _ => error.Message,
        });
    }
}
