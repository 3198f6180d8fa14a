using System.CommandLine;
using Assistant.Cli.Shell;
using Assistant.Core.Access;

namespace Assistant.Cli.Administration;

/// <summary>A command that only an administrator may run: the check stands in one place, before anything else.</summary>
internal static class AdministrationCommand
{
    /// <param name="roles">One of these is enough; null for administrators alone.</param>
    public static Command Create(
        string name, string description, IEnumerable<Symbol> symbols, Func<ParseResult, CliServices, CancellationToken, Task> action, IReadOnlyList<string>? roles = null)
    {
        var command = new Command(name, description) { CommonOptions.Data, CommonOptions.As };
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
            }
        }

        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var services = await CliServices.OpenAsync(parsed, cancellationToken);
            await Acting.ResolveAsync(services, parsed, roles ?? [Roles.Admin], cancellationToken);
            await action(parsed, services, cancellationToken);
            return ExitCode.Ok;
        });
        return command;
    }
}
